package kaikin.bench.section;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaikin.bench.core.BenchRun;
import kaikin.bench.process.TimedCommand;
import kaikin.cli.engine.Workbench;

/** Pulumi's real engine with both stacks made, and nothing deployed. */
record Engine(Workbench workbench) implements AutoCloseable {
    static Engine open(BenchRun bench) throws IOException, InterruptedException {
        var engine = new Engine(Workbench.open(bench.example()));
        for (var stack : List.of("account-a", "account-b")) {
            engine.pulumi("stack", "init", stack).run().fine();
        }
        for (var secret : List.of("kaikin:webhookToken", "kaikin:apiToken")) {
            engine.pulumi("config", "set", "--secret", secret, "c2VjcmV0", "-s", "account-a")
                    .run()
                    .fine();
        }
        return engine;
    }

    TimedCommand pulumi(String... words) {
        var command = new ArrayList<>(List.of("env", "pulumi"));
        command.addAll(List.of(words));
        return in(command, Map.of());
    }

    /** A command where {@code pulumi} is the engine, with more in its environment. */
    TimedCommand in(List<String> command, Map<String, String> more) {
        var environment = new TreeMap<>(workbench.environment());
        environment.putAll(more);
        return new TimedCommand(workbench.directory(), environment, command);
    }

    @Override
    public void close() throws IOException {
        workbench.close();
    }
}
