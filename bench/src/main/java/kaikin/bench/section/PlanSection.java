package kaikin.bench.section;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.core.Row;
import kaikin.bench.core.Section;
import kaikin.bench.process.TimedCommand;

/** All of the project's stacks planned and judged, as somebody types it. */
public final class PlanSection implements Section {
    /** Nothing that was recorded before. */
    private static final String ANEW = "rm -rf cli/target/plans; ";

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String about() {
        return "All stacks of the project, whole processes, everything built: `./kaikin plan` for each stack, and `./kaikin policies`,"
                + " which plans all and holds policy pack and intended access against them, and `./kaikin review`, which also"
                + " compares access with the committed snapshot; against `pulumi preview` of all stacks at"
                + " once on the real engine, with its provider played by the stand-in, without and with the pack. Each"
                + " records all plans anew, but for the review once more, where nothing has changed since the last. The"
                + " last row begins with a line of the program changed; its preview needs Maven first.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var figures = new MeasuredFigures();
        try (var engine = Engine.open(bench.project())) {
            var plans = atOnce("./kaikin plan %s >/dev/null", engine.stacks());
            var previews = atOnce("pulumi preview -s %s $PACK", engine.stacks());
            var packed = Map.of("PACK", "--policy-pack " + pack(bench));
            var line = new OneLine(bench, engine);
            bench.effort().run(counts -> {
                var into = counts ? figures : new MeasuredFigures();
                kaikin(bench, ANEW + plans).run().fine().into(into, "plan");
                engine.in(List.of("bash", "-c", previews), Map.of("PACK", ""))
                        .run()
                        .fine()
                        .into(into, "preview");
                kaikin(bench, ANEW + "./kaikin policies").run().fine().into(into, "policies");
                kaikin(bench, ANEW + "./kaikin review").run().fine().into(into, "review");
                kaikin(bench, "./kaikin review").run().fine().into(into, "again");
                engine.in(List.of("bash", "-c", previews), packed).run().fine().into(into, "judged");
                line.reviewed().run().fine().into(into, "line");
                line.previewed(previews, packed).run().fine().into(into, "rebuilt");
                // The next round finds everything as this one did, the archive of the program's classes too.
                kaikin(bench, "./kaikin plan " + engine.hub()).run().fine();
            });
        }
        var aim = Aim.atMost(3).and(Aim.timesLess(3));
        return Result.of(List.of(
                row(figures, "plans of all, by the clock", "plan wall", "preview wall"),
                row(figures, "plans of all, CPU", "plan cpu", "preview cpu"),
                row(figures, "plans of all with the pack, by the clock", "policies wall", "judged wall")
                        .aiming(aim),
                row(figures, "plans of all with the pack, CPU", "policies cpu", "judged cpu"),
                row(figures, "the review, by the clock", "review wall", "judged wall")
                        .aiming(aim),
                row(figures, "the review, CPU", "review cpu", "judged cpu"),
                row(figures, "the review once more, by the clock", "again wall", "judged wall")
                        .aiming(aim),
                row(figures, "the review once more, CPU", "again cpu", "judged cpu"),
                row(figures, "from a changed line to the review, by the clock", "line wall", "rebuilt wall")
                        .aiming(aim)));
    }

    /** A command for each stack, all at the same time; it fails where one of them does. */
    private static String atOnce(String command, List<String> stacks) {
        return stacks.stream()
                .map(stack -> command.formatted(stack) + " & commands+=($!)\n")
                .collect(Collectors.joining(
                        "", "", "for each in \"${commands[@]}\"; do wait \"$each\" || exit; done\n"));
    }

    private static TimedCommand kaikin(BenchRun bench, String line) {
        return new TimedCommand(bench.project(), Map.of(), List.of("bash", "-c", line));
    }

    private static Path pack(BenchRun bench) {
        return bench.project().toAbsolutePath().normalize().resolve("policies/pack");
    }

    private static Row row(MeasuredFigures figures, String what, String ours, String theirs) {
        return Row.beside(what, "s", figures.get(ours), figures.get(theirs));
    }
}
