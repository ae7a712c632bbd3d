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
import kaikin.bench.micro.Cases;
import kaikin.bench.micro.Decisions;
import kaikin.bench.process.TimedCommand;
import kaikin.policies.iam.Decision;

/** The evaluator beside npm's. */
public final class DecisionsSection implements Section {
    private static final Map<Decision.Result, String> THEIR_WORDS = Map.of(
            Decision.Result.ALLOWED, "Allowed",
            Decision.Result.EXPLICITLY_DENIED, "ExplicitlyDenied",
            Decision.Result.NOT_ALLOWED, "ImplicitlyDenied");

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public String about() {
        return "IAM decisions in a second, one thread, over eight cases across two accounts, measured by JMH, against"
                + " `@cloud-copilot/iam-simulate` on the same cases in its own loop (`bench/npm`); both must decide"
                + " alike. It reads the policies for each decision; ours can be read once, and the second row reads"
                + " them each time as well.";
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var theirs = theirs(bench);
        return Result.of(List.of(
                row("policies read once", bench, "parsedBefore", theirs).aiming(Aim.timesLess(100)),
                row("policies read for each decision", bench, "parsedEachTime", theirs)));
    }

    private static Row row(String what, BenchRun bench, String method, Samples theirs) throws IOException {
        return Row.rate(what, "/s", Micro.measure(bench, Decisions.class, method, Map.of()), theirs);
    }

    private static Samples theirs(BenchRun bench) throws IOException, InterruptedException {
        var directory = Npm.install(bench, "bench/npm");
        var cases = Files.createTempFile("kaikin-bench-", ".json");
        try {
            Files.write(cases, Cases.bytes());
            var output = node(bench, directory, cases);
            var verdicts = Cases.expected().stream().map(THEIR_WORDS::get).toList();
            if (!output.lines().limit(verdicts.size()).toList().equals(verdicts)) {
                throw new IOException("iam-simulate decides otherwise:\n" + output);
            }
            var figures = new MeasuredFigures();
            figures.addLines(output);
            return figures.get("theirs");
        } finally {
            Files.delete(cases);
        }
    }

    private static String node(BenchRun bench, Path directory, Path cases) throws IOException, InterruptedException {
        var milliseconds = Integer.toString(bench.effort().size(1000, 20));
        var rounds = Integer.toString(bench.effort().rounds());
        return new TimedCommand(
                        directory, Map.of(), List.of("node", "decisions.mjs", cases.toString(), milliseconds, rounds))
                .run()
                .fine()
                .output();
    }
}
