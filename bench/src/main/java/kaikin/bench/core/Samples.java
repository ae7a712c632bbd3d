package kaikin.bench.core;

import java.util.Collection;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Repeated measurements of one thing, sorted. */
public record Samples(List<Double> values) {
    public Samples {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    public static Samples of(Collection<Double> values) {
        return new Samples(List.copyOf(values));
    }

    /** One exact figure, such as a size. */
    public static Samples exactly(double value) {
        return new Samples(List.of(value));
    }

    public double median() {
        return (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    }

    /** The value that this part of them does not exceed, such as 0.99. */
    public double quantile(double part) {
        return values.get(Math.min(values.size() - 1, (int) Math.ceil(part * values.size()) - 1));
    }

    public double least() {
        return values.get(0);
    }

    public double most() {
        return values.get(values.size() - 1);
    }

    /** The same in another unit. */
    public Samples map(DoubleUnaryOperator change) {
        return new Samples(values.stream().map(change::applyAsDouble).toList());
    }
}
