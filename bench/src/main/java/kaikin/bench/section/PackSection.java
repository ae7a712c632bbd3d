package kaikin.bench.section;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.core.Row;
import kaikin.bench.core.Section;
import kaikin.bench.process.TimedCommand;

/** The policy pack beside one in JavaScript, both started by Pulumi's own CLI. */
public final class PackSection implements Section {
    @Override
    public String name() {
        return "pack";
    }

    @Override
    public String about() {
        return "`pulumi policy analyze` of the hub's state, the whole process, with this project's pack of all its rules,"
                + " against a pack of nine of them written by hand with `@pulumi/policy` (`bench/npm-pack`); the CLI"
                + " starts both as programs.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var figures = new MeasuredFigures();
        var theirs = Npm.install(bench, "bench/npm-pack")
                .resolve("pack")
                .toAbsolutePath()
                .normalize();
        var ours = bench.project().resolve("policies/pack").toAbsolutePath().normalize();
        var state = Files.createTempFile("kaikin-bench-", ".json");
        try (var engine = Engine.open(bench.example())) {
            engine.pulumi("up", "-s", engine.hub(), "--yes", "--skip-preview")
                    .run()
                    .fine();
            engine.pulumi("stack", "export", "-s", engine.hub(), "--file", state.toString())
                    .run()
                    .fine();
            bench.effort().run(counts -> {
                var into = counts ? figures : new MeasuredFigures();
                analyze(engine, state, ours).run().fine().into(into, "ours");
                analyze(engine, state, theirs).run().fine().into(into, "theirs");
            });
        } finally {
            Files.delete(state);
        }
        return Result.of(List.of(
                row(figures, "by the clock", "s", "wall").aiming(Aim.noMore()),
                row(figures, "CPU", "s", "cpu"),
                row(figures, "peak memory of the largest process", "MB", "peak")));
    }

    private static TimedCommand analyze(Engine engine, Path state, Path pack) {
        return engine.pulumi("policy", "analyze", "--file", state.toString(), "--policy-pack", pack.toString());
    }

    private static Row row(MeasuredFigures figures, String what, String unit, String figure) {
        return Row.beside(what, unit, figures.get("ours " + figure), figures.get("theirs " + figure));
    }
}
