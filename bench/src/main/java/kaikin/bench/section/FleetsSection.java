package kaikin.bench.section;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.Growth;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.core.Row;
import kaikin.bench.core.Samples;
import kaikin.bench.core.Section;
import kaikin.bench.inside.FleetsMain;
import kaikin.bench.inside.ManyFleets;
import kaikin.bench.process.TimedCommand;

/** Review and policy pack for ever more accounts. */
public final class FleetsSection implements Section {
    private static final List<Integer> COUNTS = List.of(2, 5, 20, 50, 100);

    @Override
    public String name() {
        return "fleets";
    }

    @Override
    public String about() {
        return "What `./kaikin review` and `./kaikin policies` do for 2 to 100 accounts once the plans are recorded: access"
                + " compared with one action changed in every fleet and held against the table of intended access, and"
                + " the whole policy pack. Each is measured in a fresh JVM with the options of `./kaikin`, reading the"
                + " plans left out of the time but not of the memory. Hub and one fleet are recorded for each number; the"
                + " other fleets are that one under other account numbers. The exponent is that between 20 and 100.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var counts = bench.effort().quick() ? List.of(2, 3) : COUNTS;
        var rows = new ArrayList<Row>();
        var figures = new MeasuredFigures();
        for (var count : counts) {
            bench.say("plans of " + count + " accounts");
            var directory = Files.createTempDirectory("kaikin-fleets-");
            try {
                ManyFleets.make(bench.example(), count, directory);
                for (var work : List.of("access", "pack")) {
                    var ended = command(bench, work, directory).run().fine();
                    var once = new MeasuredFigures();
                    once.addLines(ended.output());
                    figures.add(work + count, once.get("cpu").median());
                    figures.add("peak" + count, ended.peak());
                }
            } finally {
                delete(directory);
            }
        }
        var last = counts.get(counts.size() - 1);
        for (var work : List.of("access", "pack")) {
            var costs = counts.stream()
                    .map(count -> figures.get(work + count).median())
                    .toList();
            var upper = Math.max(0, counts.size() - 3);
            var large = new Growth(
                    work,
                    "s",
                    counts.stream().skip(upper).map(Integer::doubleValue).toList(),
                    costs.stream().skip(upper).toList());
            for (var i = 0; i < counts.size(); i++) {
                rows.add(Row.alone(
                        "%s, %d accounts, CPU".formatted(work, counts.get(i)), "s", Samples.exactly(costs.get(i))));
            }
            rows.add(Row.alone(work + ", exponent", "", Samples.exactly(large.exponent()))
                    .aiming(Aim.atMost(1.1)));
        }
        rows.add(Row.alone(
                        "access and pack, %d accounts, CPU".formatted(last),
                        "s",
                        Samples.exactly(figures.get("access" + last).median()
                                + figures.get("pack" + last).median()))
                .aiming(Aim.atMost(20)));
        rows.add(Row.alone(
                        "peak memory, %d accounts".formatted(last),
                        "MB",
                        Samples.exactly(figures.get("peak" + last).most()))
                .aiming(Aim.atMost(1024)));
        return Result.of(rows);
    }

    private static TimedCommand command(BenchRun bench, String work, Path directory) {
        return new TimedCommand(
                bench.project(),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetsMain.class.getName(),
                        work,
                        directory.toString()));
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
