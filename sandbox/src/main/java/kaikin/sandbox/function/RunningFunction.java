package kaikin.sandbox.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Function;
import kaikin.sandbox.gateway.Body;
import kaikin.sandbox.gateway.Credential;

/** The packaged function under AWS's own runtime client, in a process of its own. */
public final class RunningFunction implements AutoCloseable {
    /** How Lambda starts the JVM of a function: its collector and its compiler. */
    public static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration INIT = Duration.ofSeconds(60);

    private final Function function;
    private final Process process;
    private final RuntimeApi api;
    private final RoleSession role;

    private RunningFunction(Function function, RoleSession role, Process process, RuntimeApi api) {
        this.function = function;
        this.role = role;
        this.process = process;
        this.api = api;
    }

    /** What Lambda gives a function besides its code. */
    public record Surroundings(Path home, Path log, Credential<RoleSession> credential, String region) {}

    /**
     * Starts the function and waits until it has initialised.
     *
     * <p>Its home holds {@code task} (the archive, unpacked) and {@code runtime} (the client's jars). It gets a /tmp of
     * its own, because the runtime client unpacks its native part there under a fixed name.
     */
    public static RunningFunction start(Function function, Surroundings surroundings, Clock clock)
            throws IOException, InterruptedException {
        var api = new RuntimeApi(function.arn(), Duration.ofSeconds(function.timeout()), clock);
        var builder = new ProcessBuilder(command(function, surroundings.home()))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(surroundings.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment(function, surroundings, api.address()));
        var running = new RunningFunction(function, surroundings.credential().principal(), builder.start(), api);
        running.awaitInit(surroundings.log());
        return running;
    }

    public Function function() {
        return function;
    }

    /** What it runs as. */
    public RoleSession role() {
        return role;
    }

    /** Sends one event through the function; an answer that is late is a timeout, as with the real service. */
    public Body invoke(String requestId, Body event) throws InterruptedException {
        try {
            return api.invoke(requestId, event).get(function.timeout(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new FunctionFailure(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            throw new FunctionFailure("Task timed out after %d seconds".formatted(function.timeout()));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }

    private void awaitInit(Path log) throws IOException, InterruptedException {
        var unused = process.onExit()
                .thenAccept(ended -> api.ready()
                        .completeExceptionally(new IllegalStateException("it ended with status " + ended.exitValue())));
        try {
            api.ready().get(INIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException(
                    "the function " + function.name() + " did not start: " + e.getMessage() + "\n"
                            + Files.readString(log),
                    e);
        }
    }

    private static List<String> command(Function function, Path home) {
        return inItsOwnTmp(home, java(function.handler(), function.memory()));
    }

    /** The runtime client's command line for code at {@code /mnt}; memory in megabytes. */
    public static List<String> java(String handler, long memory) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM);
        command.addAll(List.of(
                // All that the machine has, as far as the heap is concerned: it starts with a 64th of it.
                "-XX:MaxRAM=" + memory + "m",
                "-Xmx" + memory * 3 / 4 + "m",
                "-cp",
                "/mnt/task:/mnt/task/lib/*:/mnt/runtime/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler));
        return command;
    }

    /** A command that finds a function's home at {@code /mnt}, and an empty {@code /tmp}. */
    public static List<String> inItsOwnTmp(Path home, List<String> command) {
        // Bound to /mnt first: a /tmp of its own hides what lies there, and the home may.
        var script = "mount --bind \"$1\" /mnt && mount -t tmpfs tmpfs /tmp && cd /mnt/task && shift && exec \"$@\"";
        var whole = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", script, "function", home.toString()));
        whole.addAll(command);
        return whole;
    }

    private static Map<String, String> environment(Function function, Surroundings surroundings, String api) {
        var environment = new HashMap<>(function.environment());
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("AWS_LAMBDA_RUNTIME_API", api);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Long.toString(function.memory()));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_REGION", surroundings.region());
        environment.put("AWS_DEFAULT_REGION", surroundings.region());
        environment.put("AWS_ACCESS_KEY_ID", surroundings.credential().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", surroundings.credential().secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", surroundings.credential().sessionToken());
        environment.put("LAMBDA_TASK_ROOT", "/mnt/task");
        return environment;
    }
}
