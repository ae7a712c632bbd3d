package kaikin.bench.core;

import java.util.List;

/**
 * How a cost grows with the work.
 *
 * @param work how much, in multiples of the least
 * @param cost measured for each, in the row's unit
 */
public record Growth(String name, String unit, List<Double> work, List<Double> cost) {
    /** The exponent of the power law that fits best: 1 is linear, 0 is constant. */
    public double exponent() {
        var x = work.stream().map(Math::log).toList();
        var y = cost.stream().map(Math::log).toList();
        var meanX = mean(x);
        var meanY = mean(y);
        var above = 0.0;
        var below = 0.0;
        for (var i = 0; i < x.size(); i++) {
            above += (x.get(i) - meanX) * (y.get(i) - meanY);
            below += (x.get(i) - meanX) * (x.get(i) - meanX);
        }
        return above / below;
    }

    /** How many times the cost of the least work, for each. */
    public List<Double> times() {
        return cost.stream().map(each -> each / cost.get(0)).toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
