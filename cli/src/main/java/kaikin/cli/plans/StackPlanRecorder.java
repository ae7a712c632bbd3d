package kaikin.cli.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.plan.Program;
import kaikin.policies.plan.Recorder;
import kaikin.policies.plan.StackFile;
import kaikin.sandbox.ParallelTasks;
import kaikin.sandbox.SandboxOptions.PlanSource;

/** The plans to deploy: recorded from the program, or read from exported states. */
public final class StackPlanRecorder {
    /** Values that the program gets in place of the secrets that only a stack's owner has. */
    private static final Map<String, String> PLACEHOLDERS =
            Map.of("kaikin:webhookToken", "cGxhY2Vob2xkZXI=", "kaikin:apiToken", "[secret]");

    private StackPlanRecorder() {}

    /**
     * A program and what it runs with.
     *
     * @param stackFiles where they are
     * @param project where its archives are
     */
    public record Origin(Path stackFiles, Path project, Program program) {
        /** The built project. */
        static Origin of(Path project) {
            return new Origin(project, project, new Program.Jar(project.resolve("stacks/target/stacks.jar")));
        }

        private Plan plan(String stack) throws IOException, InterruptedException {
            var file = StackFile.read(stackFiles, stack, isHub(stack) ? PLACEHOLDERS : Map.of());
            var recorder = new Recorder(project, program);
            return program instanceof Program.Jar jar
                    ? PlanCache.of(project.resolve("cli/target/plans").resolve(stack), file, built(jar))
                            .orElse(() -> recorder.record(file))
                    : recorder.record(file);
        }

        private boolean isHub(String stack) throws IOException {
            var values = StackFile.read(stackFiles, stack, Map.of()).values();
            return Objects.equals(values.get("kaikin:hub"), values.get("kaikin:account"));
        }

        /** The program with what it deploys, and those who record it. */
        private List<Path> built(Program.Jar jar) throws IOException {
            var built = new ArrayList<>(jar.files());
            built.add(project.resolve("runtime/target/function.zip"));
            built.add(home(Recorder.class));
            built.add(home(StackPlanRecorder.class));
            return built;
        }

        private static Path home(Class<?> type) {
            return Path.of(URI.create(
                    type.getProtectionDomain().getCodeSource().getLocation().toString()));
        }

        /** Each stack that has a file. */
        private List<String> stacks() throws IOException {
            try (var files = Files.list(stackFiles)) {
                return files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.matches("Pulumi\\..+\\.yaml"))
                        .map(name -> name.substring("Pulumi.".length(), name.length() - ".yaml".length()))
                        .sorted()
                        .toList();
            }
        }
    }

    /**
     * Each stack that has a file, the hub first: a fleet's rule is refused where the bus that it sends to is not there.
     */
    public static List<String> stacks(Path project) throws IOException {
        var fleets = new ArrayList<String>();
        var hubs = new ArrayList<String>();
        var origin = Origin.of(project);
        for (var stack : origin.stacks()) {
            (origin.isHub(stack) ? hubs : fleets).add(stack);
        }
        hubs.addAll(fleets);
        return List.copyOf(hubs);
    }

    /** Records one stack of the project. */
    public static Plan record(Path project, String stack) throws IOException, InterruptedException {
        return Origin.of(project).plan(stack);
    }

    /** Records all stacks of the built project that have a file. */
    public static List<Plan> record(Path project) throws IOException, InterruptedException {
        return record(Origin.of(project));
    }

    /** Records one stack. */
    public static Plan record(Origin origin, String stack) throws IOException, InterruptedException {
        return origin.plan(stack);
    }

    /** Records all stacks that have a file. */
    public static List<Plan> record(Origin origin) throws IOException, InterruptedException {
        return record(origin, origin.stacks());
    }

    /** The plans to deploy: those of all stacks, or exported states in their order. */
    public static PlanSource source(Path project, List<Path> states) {
        return progress -> {
            if (states.isEmpty()) {
                var names = stacks(project);
                progress.accept("planning " + String.join(", ", names));
                return record(project, names);
            }
            progress.accept("reading the states");
            var plans = new ArrayList<Plan>();
            for (var state : states) {
                plans.add(read(state));
            }
            return plans;
        };
    }

    /** Records some stacks of the built project. */
    public static List<Plan> record(Path project, List<String> stacks) throws IOException, InterruptedException {
        return record(Origin.of(project), stacks);
    }

    private static List<Plan> record(Origin origin, List<String> names) throws IOException, InterruptedException {
        return ParallelTasks.all(names.stream()
                .map(stack -> (Callable<Plan>) () -> origin.plan(stack))
                .toList());
    }

    /** Reads an exported state. */
    public static Plan read(Path state) throws IOException {
        try {
            return PlanJson.read(Files.readString(state));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + state, e);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    state + " is no exported state, as it is no JSON: "
                            + e.getOriginalMessage().replace('\n', ' '),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException(state + " is no exported state: " + e.getMessage(), e);
        }
    }
}
