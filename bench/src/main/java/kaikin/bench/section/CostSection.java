package kaikin.bench.section;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.bench.core.Aim;
import kaikin.bench.core.BenchRun;
import kaikin.bench.core.Row;
import kaikin.bench.core.Samples;
import kaikin.bench.core.Section;
import kaikin.bench.section.Prices.Calls;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.demo.Await;
import kaikin.sandbox.demo.ChatUser;

/** What AWS would ask for, from calls that were counted. */
public final class CostSection implements Section {
    private static final int DAYS = 30;
    private static final int MINUTES = 24 * 60;
    /** Of ten minutes one has an upload of a list that has not changed. */
    private static final int UPLOADS = MINUTES / 10;

    private static final int SERVERS = 2;
    private static final List<Integer> FLEETS = List.of(2, 10, 100, 1000);

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public String about() {
        return "What AWS asks for, in US dollars a month, put together from calls counted in the sandbox's audit: a"
                + " minute in which nothing is due, a minute in which lists are uploaded, and a mention with its answer."
                + " A day has 1,296 of the first, 144 of the second, and a question for every ten servers, each of which"
                + " finds all lists uploaded anew. Against a list uploaded each minute, 43,200 a server a month, and the"
                + " same questions. S3, Lambda and the API at list prices; everything else either costs nothing or is the"
                + " same for both.";
    }

    /** One server's part of each kind of minute, and a question apart from the lists it fetches. */
    private record Counted(Calls quiet, Calls upload, Calls question) {
        Calls month(int servers) {
            return quiet.times((double) servers * (MINUTES - UPLOADS) * DAYS)
                    .plus(upload.times((double) servers * UPLOADS * DAYS))
                    .plus(questions(servers));
        }

        /** The same with an upload each minute. */
        Calls monthWithoutThought(int servers) {
            return upload.times((double) servers * MINUTES * DAYS).plus(questions(servers));
        }

        private Calls questions(int servers) {
            var lists = new Calls(Math.ceil(servers / 1000.0), servers, 0, 0);
            return question.plus(lists).times(servers / 10.0 * DAYS);
        }
    }

    @Override
    public Result measure(BenchRun bench) throws Exception {
        var counted = count(bench);
        var rows = new ArrayList<Row>();
        rows.add(Row.beside(
                        "uploads a server a month, idle",
                        "",
                        Samples.exactly((counted.quiet().puts() * (MINUTES - UPLOADS)
                                        + counted.upload().puts() * UPLOADS)
                                * DAYS),
                        Samples.exactly(counted.upload().puts() * MINUTES * DAYS))
                .aiming(Aim.atMost(4500)));
        for (var servers : FLEETS) {
            rows.add(Row.beside(
                    "%,d servers, a month".formatted(servers),
                    "$",
                    Samples.exactly(counted.month(servers).dollars()),
                    Samples.exactly(counted.monthWithoutThought(servers).dollars())));
        }
        return Result.of(rows);
    }

    private static Counted count(BenchRun bench) throws IOException, InterruptedException {
        var setup = new SandboxOptions(
                bench.example(), StackPlanRecorder.source(bench.example(), List.of()), Optional.empty(), 0);
        try (var sandbox = Sandbox.open(setup, bench::say)) {
            var before = calls(sandbox);
            sandbox.minute();
            var uploaded = calls(sandbox);
            sandbox.minute();
            var quiet = calls(sandbox);
            var seconds = ask(sandbox);
            var asked = calls(sandbox);
            var question = minus(asked, quiet);
            return new Counted(
                    minus(quiet, uploaded).times(1.0 / SERVERS),
                    minus(uploaded, before).times(1.0 / SERVERS),
                    // The listing and the lists are counted with the servers that there are.
                    new Calls(question.puts() - 1, question.gets() - SERVERS, 1, seconds));
        }
    }

    /** Asks about an address that is nowhere; answers the seconds until the chat has the answer. */
    private static double ask(Sandbox sandbox) throws IOException, InterruptedException {
        var person = new ChatUser(sandbox);
        var started = System.nanoTime();
        person.mention("203.0.113.7");
        if (!Await.trueWithin(Duration.ofSeconds(60), () -> !person.room().isEmpty())) {
            throw new IOException("the bot did not answer");
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static Calls minus(Calls after, Calls before) {
        return after.plus(before.times(-1));
    }

    private static Calls calls(Sandbox sandbox) throws IOException {
        var actions = Files.readAllLines(sandbox.audit()).stream()
                .map(line -> Audit.read(line).action())
                .toList();
        var puts = actions.stream()
                .filter(action -> action.equals("s3:PutObject") || action.equals("s3:ListBucket"))
                .count();
        var gets = actions.stream().filter("s3:GetObject"::equals).count();
        return new Calls(puts, gets, 0, 0);
    }
}
