package kaikin.bench.section;

import java.util.List;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.core.Row;
import kaikin.bench.core.Section;

/** Finding one address in everybody's lists. */
public final class LookupSection implements Section {
    private static final int SERVERS = 1000;
    private static final int BANS = 2000;

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String about() {
        return "One address in the lists of 1,000 servers with 2,000 bans each (76 MB), through S3, in a warm process"
                + " whose JVM starts as Lambda starts it: its processor time, TLS included. Against fetching all of"
                + " them each time with the same client, eight at once, and searching them as text, which knows no"
                + " nets.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        return Result.of(rows(Lookups.measure(
                bench, bench.effort().size(SERVERS, 20), BANS, bench.effort().rounds())));
    }

    private static List<Row> rows(MeasuredFigures figures) {
        return List.of(
                row(figures, "first look, CPU", "first cpu").aiming(Aim.noMore()),
                row(figures, "nothing changed, CPU", "unchanged cpu").aiming(Aim.atMost(30)),
                row(figures, "one list changed, CPU", "changed cpu"),
                wall(figures, "first look, by the clock", "first wall"),
                wall(figures, "nothing changed, by the clock", "unchanged wall"),
                Row.alone("heap that 2,000,000 bans keep", "MB", figures.get("heap"))
                        .aiming(Aim.atMost(160)));
    }

    private static Row row(MeasuredFigures figures, String what, String figure) {
        return Row.beside(what, "ms", figures.get(figure), figures.get("search cpu"));
    }

    private static Row wall(MeasuredFigures figures, String what, String figure) {
        return Row.beside(what, "ms", figures.get(figure), figures.get("search wall"));
    }
}
