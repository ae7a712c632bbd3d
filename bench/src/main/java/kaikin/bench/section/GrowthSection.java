package kaikin.bench.section;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.Growth;
import kaikin.bench.core.NumberFormats;
import kaikin.bench.core.Row;
import kaikin.bench.core.Samples;
import kaikin.bench.core.Section;
import kaikin.bench.micro.Reading;

/** The same work once, ten and a hundred times. */
public final class GrowthSection implements Section {
    private static final List<Integer> TIMES = List.of(1, 10, 100);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "How costs grow: looking into 10, 100 and 1,000 lists of 2,000 bans; reading messages of 1, 10 and 100 KB;"
                + " and an upload with nothing changed at 500, 5,000 and 50,000 bans, processor time all. The exponent is"
                + " that of the power law that fits best: 1 is linear, 0 constant.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var growth = new ArrayList<Growth>();
        growth.addAll(lookups(bench));
        growth.add(reading(bench, "digits", "hostile message"));
        growth.add(reading(bench, "many", "long message"));
        growth.addAll(uploads(bench));
        return new Result(growth.stream().flatMap(GrowthSection::rows).toList(), growth);
    }

    private static java.util.stream.Stream<Row> rows(Growth growth) {
        return IntStream.range(0, TIMES.size())
                .mapToObj(i -> Row.alone(
                        "%s, %d×%s".formatted(growth.name(), TIMES.get(i), i == 0 ? "" : exponent(growth, i)),
                        growth.unit(),
                        Samples.exactly(growth.cost().get(i))));
    }

    private static String exponent(Growth growth, int index) {
        return index < TIMES.size() - 1
                ? ""
                : " (exponent %s)".formatted(NumberFormats.text(Math.round(growth.exponent() * 100) / 100.0));
    }

    private static List<Growth> lookups(BenchRun bench) throws IOException, InterruptedException {
        var first = new ArrayList<Double>();
        var unchanged = new ArrayList<Double>();
        for (var times : TIMES) {
            var servers = bench.effort().size(10 * times, 2 + times / 50);
            var figures = Lookups.measure(
                    bench, servers, 2000, Math.min(3, bench.effort().rounds()));
            first.add(figures.get("first cpu").median());
            unchanged.add(figures.get("unchanged cpu").median());
        }
        return List.of(growth("first look", "ms", first), growth("look, nothing changed", "ms", unchanged));
    }

    private static Growth reading(BenchRun bench, String kind, String name) throws IOException {
        var costs = new ArrayList<Double>();
        for (var times : TIMES) {
            var size = Map.of("kind", kind, "size", Integer.toString(times));
            costs.add(Micro.measure(bench, Reading.class, "read", size).median());
        }
        return growth(name, "µs", costs);
    }

    private static List<Growth> uploads(BenchRun bench) throws IOException, InterruptedException {
        var costs = new ArrayList<Double>();
        for (var times : TIMES) {
            // A server of its own for each: bans pile up.
            try (var servers = Servers.open(bench)) {
                var figures = servers.measure("nft-sets", bench.effort().size(500 * times, 5 * times));
                costs.add(figures.get("unchanged cpu").median());
            }
        }
        return List.of(growth("upload, nothing changed", "ms", costs));
    }

    private static Growth growth(String name, String unit, List<Double> costs) {
        return new Growth(name, unit, TIMES.stream().map(Integer::doubleValue).toList(), costs);
    }
}
