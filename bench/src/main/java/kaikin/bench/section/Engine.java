package kaikin.bench.section;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaikin.bench.process.TimedCommand;
import kaikin.cli.engine.Workbench;
import kaikin.cli.plans.StackPlanRecorder;

/**
 * Pulumi's real engine with a project's stacks made, and nothing deployed.
 *
 * @param stacks their names, the hub's first
 */
record Engine(Workbench workbench, List<String> stacks) implements AutoCloseable {
    static Engine open(Path project) throws IOException, InterruptedException {
        var engine = new Engine(Workbench.open(project), StackPlanRecorder.stacks(project));
        for (var stack : engine.stacks) {
            engine.pulumi("stack", "init", stack).run().fine();
        }
        for (var secret : List.of("kaikin:webhookToken", "kaikin:apiToken")) {
            engine.pulumi("config", "set", "--secret", secret, "c2VjcmV0", "-s", engine.hub())
                    .run()
                    .fine();
        }
        return engine;
    }

    String hub() {
        return stacks.get(0);
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
