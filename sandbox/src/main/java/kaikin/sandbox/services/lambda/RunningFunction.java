package kaikin.sandbox.services.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.DeployedFunction;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.ExecutionEnvironment;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.FunctionFailure;

/** The packaged function under AWS's own runtime client, in a process of its own. */
public final class RunningFunction implements ExecutionEnvironment {
    /** The options that Lambda starts the JVM of a function with: its collector and its compiler. */
    public static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration INIT = Duration.ofSeconds(60);

    /** The time that the real service allows the hooks after a restore. */
    private static final Duration RESTORE = Duration.ofSeconds(10);

    private final DeployedFunction function;
    private final Process process;
    private final RuntimeApi api;
    private final FunctionLog log;
    private final Clock clock;
    private boolean restored;
    private volatile boolean closed;

    private RunningFunction(DeployedFunction function, Process process, RuntimeApi api, FunctionLog log, Clock clock) {
        this.function = function;
        this.process = process;
        this.api = api;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The surroundings that Lambda gives a function besides its code.
     *
     * @param log where its output goes
     * @param credentials fresh ones of its role, each time that they are asked for
     */
    record Surroundings(Path home, FunctionLog log, Supplier<Credential<RoleSession>> credentials, String region) {}

    /**
     * Starts the function and waits until it has initialised: with SnapStart until its snapshot could be taken, after
     * which it stands still until it is restored.
     *
     * <p>Its home holds {@code task} (the archive, unpacked) and {@code runtime} (the client's jars). It gets a /tmp of
     * its own, because the runtime client unpacks its native part there under a fixed name.
     */
    static RunningFunction start(DeployedFunction function, Surroundings surroundings, Clock clock)
            throws IOException, InterruptedException {
        var invoked = function.aliases().stream().findFirst().orElse(function.arn());
        var api = new RuntimeApi(invoked, Duration.ofSeconds(function.timeout()), clock);
        var builder = new ProcessBuilder(inItsOwnTmp(surroundings.home(), java(function.handler(), function.memory())))
                .redirectErrorStream(true)
                .redirectOutput(surroundings.log().destination());
        builder.environment().clear();
        builder.environment().putAll(environment(function, surroundings, api));
        var process = builder.start();
        surroundings.log().follow(process);
        var running = new RunningFunction(function, process, api, surroundings.log(), clock);
        var unused = process.onExit().thenAccept(ended -> api.ended(ended.exitValue()));
        running.await(function.snapStart() ? api.primed() : api.ready(), INIT);
        running.restored = !function.snapStart();
        return running;
    }

    /** Sends one event through the function; an answer that is late is a timeout, as with the real service. */
    @Override
    public ByteBody invoke(String requestId, ByteBody event) throws InterruptedException {
        restore();
        try {
            return api.invoke(requestId, event).get(function.timeout(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            api.exit(requestId).ifPresent(exit -> log.write(exit + "\nRuntime.ExitError"));
            throw new FunctionFailure(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            // The real service throws such an instance away as well.
            close();
            log.write("%s %s Task timed out after %d.00 seconds"
                    .formatted(clock.instant().truncatedTo(ChronoUnit.MILLIS), requestId, function.timeout()));
            throw new FunctionFailure("Task timed out after %d seconds".formatted(function.timeout()));
        }
    }

    /** Tells whether it can take another event. */
    @Override
    public boolean isUsable() {
        return !closed && process.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
        api.close();
    }

    private synchronized void restore() throws InterruptedException {
        if (restored) {
            return;
        }
        restored = true;
        api.restore();
        try {
            await(api.ready(), RESTORE);
        } catch (IOException e) {
            throw new FunctionFailure("it was not restored: " + e.getMessage());
        }
    }

    private void await(CompletableFuture<Void> point, Duration patience) throws IOException, InterruptedException {
        var unused = process.onExit().thenAccept(ended -> {
            var problem = new IllegalStateException("it ended with status " + ended.exitValue());
            point.completeExceptionally(problem);
        });
        try {
            point.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            close();
            throw new IOException(report(e), e);
        } catch (TimeoutException e) {
            close();
            throw new IOException("nothing was heard of it in time", e);
        }
    }

    /** Returns what the function reported, in a line; the whole is in its log. */
    private static String report(ExecutionException failed) {
        var cause = failed.getCause() == null ? failed : failed.getCause();
        var text = String.valueOf(cause.getMessage());
        return text.lines().findFirst().orElse(text);
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

    private static Map<String, String> environment(
            DeployedFunction function, Surroundings surroundings, RuntimeApi api) {
        var environment = new HashMap<>(function.environment());
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Long.toString(function.memory()));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_REGION", surroundings.region());
        environment.put("AWS_DEFAULT_REGION", surroundings.region());
        environment.put("LAMBDA_TASK_ROOT", "/mnt/task");
        if (function.snapStart()) {
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            environment.merge(
                    "JAVA_TOOL_OPTIONS",
                    "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                    (own, more) -> own + " " + more);
            // Keys in the environment would be frozen into the snapshot.
            environment.putAll(api.credentials(surroundings.credentials()));
        } else {
            var credential = surroundings.credentials().get();
            environment.put("AWS_ACCESS_KEY_ID", credential.accessKeyId());
            environment.put("AWS_SECRET_ACCESS_KEY", credential.secretAccessKey());
            environment.put("AWS_SESSION_TOKEN", credential.sessionToken());
        }
        return environment;
    }
}
