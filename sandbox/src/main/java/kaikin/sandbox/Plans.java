package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import kaikin.contract.WebhookEnvironment;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlanJson;
import kaikin.policies.plan.PlannedResource;
import kaikin.policies.plan.Recorder;
import kaikin.policies.plan.StackFile;

/** The plans to deploy: recorded from the program, or read from exported states. */
public final class Plans {
    /** What the program gets in place of the secrets that only a stack's owner has. */
    private static final Map<String, String> PLACEHOLDERS =
            Map.of("kaikin:webhookToken", "[secret]", "kaikin:apiToken", "[secret]");

    private Plans() {}

    /** Records one stack of the project. */
    public static Plan record(Path project, String stack) throws IOException, InterruptedException {
        var program = project.resolve("stacks/target/stacks.jar");
        return new Recorder(project, program).record(StackFile.read(project, stack, PLACEHOLDERS));
    }

    static List<Plan> of(Setup setup) throws IOException, InterruptedException {
        if (setup.states().isEmpty()) {
            return record(setup.project(), List.of());
        }
        var plans = new ArrayList<Plan>();
        for (var state : setup.states()) {
            plans.add(read(state));
        }
        return plans;
    }

    /** Several stacks side by side, both where none is named: most of the time is a JVM's start. */
    public static List<Plan> record(Path project, List<String> stacks) throws IOException, InterruptedException {
        var names = stacks.isEmpty() ? Setup.STACKS : stacks;
        var threads = Executors.newFixedThreadPool(names.size());
        try {
            var tasks = names.stream()
                    .map(stack -> (Callable<Plan>) () -> record(project, stack))
                    .toList();
            var plans = new ArrayList<Plan>();
            for (var plan : threads.invokeAll(tasks)) {
                plans.add(plan.get());
            }
            return plans;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Reads an exported state. */
    public static Plan read(Path state) throws IOException {
        try {
            return PlanJson.read(Files.readString(state));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + state, e);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(state + " is no exported state: " + e.getMessage(), e);
        }
    }

    /** Puts the sandbox's own tokens where the plan has secrets that nobody can read here. */
    static void fill(Plan plan, Tokens tokens) {
        plan.ofType("aws:ssm/parameter:Parameter").forEach(parameter -> {
            fill(parameter, WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER, tokens.webhook());
            fill(parameter, WebhookEnvironment.API_TOKEN_PARAMETER, tokens.api());
        });
    }

    private static void fill(PlannedResource parameter, String name, String value) {
        if (parameter.text("name").equals(name)) {
            parameter.inputs().put("value", value);
            parameter.outputs().put("value", value);
        }
    }
}
