package kaikin.bench.section;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.MeasuredFigures;
import kaikin.bench.core.Row;
import kaikin.bench.core.Samples;
import kaikin.bench.core.Section;
import kaikin.bench.inside.FunctionMain;
import kaikin.bench.process.TimedCommand;
import kaikin.contract.RoleNames;

/** The webhook function beside one in Python. */
public final class FunctionSection implements Section {
    @Override
    public String name() {
        return "function";
    }

    @Override
    public String about() {
        return "The packaged function under AWS's runtime client, a process for each round, against one in Python under"
                + " `awslambdaric` with boto3 (`bench/python`), both before the sandbox's gateway with its TLS,"
                + " signatures and policies: a signed mention, five ban lists of 115 KB, one release, one answer."
                + " «Primed» is a function that has initialised and run its priming, as SnapStart keeps it; Python's is"
                + " the first invocation after its initialisation. Only ours claims the message before it answers.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var python = new TimedCommand(
                        bench.project(),
                        Map.of(),
                        List.of(bench.project().resolve("bench/python/install").toString()))
                .run()
                .fine()
                .output()
                .strip();
        var figures = new MeasuredFigures();
        try (var accounts = BenchAccounts.open(bench)) {
            accounts.fill(5, 2900);
            bench.say("measuring both functions");
            figures.addLines(accounts.as(RoleNames.webhook(accounts.hub()), rounds(bench, accounts, python), Map.of()));
        }
        return Result.of(rows(figures, bench.project()));
    }

    private static List<String> rounds(BenchRun bench, BenchAccounts accounts, String python) {
        var rounds = accounts.java(FunctionMain.class);
        rounds.addAll(List.of(
                Path.of(accounts.sandbox().environment().getOrDefault("KAIKIN_LOGS", ""))
                        .resolve("kaikin-webhook")
                        .toString(),
                python.lines().reduce("", (before, line) -> line),
                bench.project().resolve("bench/python").toString(),
                accounts.sandbox().webhookToken(),
                Integer.toString(bench.effort().rounds()),
                Integer.toString(bench.effort().size(100, 4))));
        return rounds;
    }

    private static List<Row> rows(MeasuredFigures figures, Path project) throws IOException {
        return List.of(
                beside(figures, "cold start and first answer, without SnapStart", "cold"),
                Row.beside("first answer, primed", "ms", figures.get("snapshot first"), figures.get("theirs first"))
                        .aiming(Aim.atMost(60).and(Aim.timesLess(4))),
                Row.alone("after a restore, before the first event", "ms", figures.get("snapshot hooks")),
                beside(figures, "warm, p50", "p50").aiming(Aim.timesLess(8)),
                beside(figures, "warm, p99", "p99"),
                Row.beside("peak memory", "MB", figures.get("ours peak"), figures.get("theirs peak"))
                        .aiming(Aim.atMost(130)),
                Row.alone(
                        "package",
                        "MB",
                        Samples.exactly(Files.size(project.resolve("runtime/target/function.zip")) / 1e6)));
    }

    private static Row beside(MeasuredFigures figures, String what, String figure) {
        return Row.beside(what, "ms", figures.get("ours " + figure), figures.get("theirs " + figure));
    }
}
