package kaikin.sandbox.services.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.DeployedFunction;
import kaikin.sandbox.cloud.DeployedFunction.AsyncRetries;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.FunctionFailure;
import kaikin.sandbox.services.sqs.Queues;
import kaikin.sandbox.services.sts.TokenService;

/** Runs the deployed functions, each under its role, for those whom its permissions let. */
public final class Lambda implements AutoCloseable {
    private static final Duration LIFE = Duration.ofHours(12);

    private final Cloud cloud;
    private final Authorizer authorizer;
    private final Authorizer deliveries;
    private final TokenService tokens;
    private final Credentials<RoleSession> credentials;
    private final Queues queues;
    private final Clock clock;
    private final Executor threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "event");
        thread.setDaemon(true);
        return thread;
    });
    private final List<FunctionVersion> versions = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Void>> accepted = new ConcurrentHashMap<>();

    /**
     * Creates it without functions.
     *
     * @param deliveries decides what services deliver to functions, which is no call of anyone's
     * @param queues keep the events that functions gave up
     */
    public Lambda(
            Cloud cloud,
            Authorizer authorizer,
            Authorizer deliveries,
            TokenService tokens,
            Credentials<RoleSession> credentials,
            Queues queues,
            Clock clock) {
        this.cloud = cloud;
        this.authorizer = authorizer;
        this.deliveries = deliveries;
        this.tokens = tokens;
        this.credentials = credentials;
        this.queues = queues;
        this.clock = clock;
    }

    /**
     * Unpacks a function and publishes its version, which may fail by itself.
     *
     * @param archive the code as deployed
     * @param runtime the directory of the runtime client's jars
     */
    public void publish(DeployedFunction function, Path archive, Path runtime, Path directory)
            throws IOException, InterruptedException {
        var session = tokens.hand("lambda.amazonaws.com", function.roleArn(), function.name(), RequestContext.EMPTY)
                .orElseThrow(() -> new IOException(
                        "Lambda may not assume " + function.roleArn() + ": the function cannot be made"));
        var home = Files.createDirectories(directory.resolve(function.name()));
        unpack(archive, home.resolve("task"));
        copy(runtime, home.resolve("runtime"));
        var settled = cloud.iamIsSettled();
        var surroundings = new RunningFunction.Surroundings(
                home,
                new FunctionLog(home.resolve("log"), () -> mayLog(session, function), !settled),
                () -> credentials.issue(session, LIFE),
                Arn.parse(function.arn()).region());
        var version = new FunctionVersion(
                function,
                session,
                () -> RunningFunction.start(function, surroundings, clock),
                // The copies of a snapshot know nothing of what IAM tells later.
                settled ? 0 : ExecutionEnvironments.MOST - 1,
                threads);
        publish(version);
    }

    void publish(FunctionVersion version) throws InterruptedException {
        versions.add(version);
        version.publish();
    }

    /** A line for each published version: its state, and why it is in it. */
    public List<String> lines() {
        return versions.stream().map(FunctionVersion::line).sorted().toList();
    }

    /** The lines of those that failed. */
    public List<String> failures() {
        return versions.stream()
                .filter(FunctionVersion::isFailed)
                .map(FunctionVersion::line)
                .toList();
    }

    /** A day has passed without a call, as far as none comes yet. */
    public void dayPassed() {
        versions.forEach(FunctionVersion::dayPassed);
    }

    /** Invokes the function or alias of that ARN for a service and waits, if the function's permissions let it. */
    public ByteBody invoke(String arn, Caller caller, RequestContext context, ByteBody event)
            throws InvokeError.Problem, InterruptedException {
        var version = find(arn).orElseThrow(() -> new InvokeError.Problem(InvokeError.GONE));
        if (!allows(deliveries, version, arn, caller, context)) {
            throw new InvokeError.Problem(InvokeError.DENIED);
        }
        return invoke(version, event);
    }

    /**
     * The same for an event that nobody waits for: what the function fails on is tried again, and kept in the end. The
     * real service waits a minute before the second try and two before the third; here they follow at once.
     *
     * @return why it has not begun, or empty
     */
    public Optional<InvokeError> invokeLater(String arn, Caller caller, RequestContext context, ByteBody event) {
        // What a role calls is a call like others; what a service delivers is none.
        var decides = caller instanceof RoleSession ? authorizer : deliveries;
        return find(arn)
                .map(version -> {
                    if (!allows(decides, version, arn, caller, context)) {
                        return Optional.of(InvokeError.DENIED);
                    }
                    var refusal = version.call();
                    if (refusal.isEmpty()) {
                        accept(version, event);
                    }
                    return refusal;
                })
                .orElse(Optional.of(InvokeError.GONE));
    }

    /** Waits until all events that nobody waits for have come to an end, as far as they are here already. */
    public void awaitAccepted() {
        List.copyOf(accepted.values()).forEach(CompletableFuture::join);
    }

    /** Waits until the version behind an ARN is no longer being initialised. */
    public void await(String arn) throws InterruptedException {
        var version = find(arn);
        if (version.isPresent()) {
            version.get().await();
        }
    }

    /** Invokes a version for an event source mapping, on a thread of its own: no permission is asked for. */
    CompletableFuture<Boolean> invokeForMapping(FunctionVersion version, ByteBody event) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        invoke(version, event);
                        return true;
                    } catch (InvokeError.Problem | FunctionFailure failed) {
                        return false;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                },
                threads);
    }

    /** The version that a function's or an alias's ARN leads to. */
    Optional<FunctionVersion> find(String arn) {
        return versions.stream()
                .filter(each -> each.function().arn().equals(arn)
                        || each.function().aliases().contains(arn))
                .findFirst();
    }

    @Override
    public void close() {
        versions.forEach(FunctionVersion::close);
    }

    private static ByteBody invoke(FunctionVersion version, ByteBody event)
            throws InvokeError.Problem, InterruptedException {
        var refusal = version.call();
        if (refusal.isPresent()) {
            throw new InvokeError.Problem(refusal.get());
        }
        return version.invoke(UUID.randomUUID().toString(), event);
    }

    private void accept(FunctionVersion version, ByteBody event) {
        var request = UUID.randomUUID().toString();
        var running = CompletableFuture.runAsync(() -> tryOften(version, request, event), threads);
        accepted.put(request, running);
        var unused = running.whenComplete((done, broken) -> accepted.remove(request));
    }

    private void tryOften(FunctionVersion version, String request, ByteBody event) {
        var function = version.function();
        var tries = 1 + function.retries().map(AsyncRetries::more).orElse(2);
        var report = "";
        for (var i = 0; i < tries; i++) {
            try {
                version.invoke(request, event);
                return;
            } catch (FunctionFailure failure) {
                report = String.valueOf(failure.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        var kept = new InvocationRecord(request, function.arn(), tries, event, report).json(clock.instant());
        function.retries()
                .ifPresent(
                        each -> queues.put(version.role(), each.destination(), RequestContext.EMPTY, kept, Map.of()));
    }

    private static boolean allows(
            Authorizer decides, FunctionVersion version, String arn, Caller caller, RequestContext context) {
        var wish = new AuthorizationRequest(
                "lambda:InvokeFunction", arn, Arn.parse(arn).account(), context);
        return decides.allows(caller, wish, version.function().permissions());
    }

    /** Lambda writes a function's output with the function's role; where it may not, there is no log. */
    private boolean mayLog(RoleSession session, DeployedFunction function) {
        var group = "arn:aws:logs:%s:%s:log-group:/aws/lambda/%s:log-stream:sandbox"
                .formatted(Arn.parse(function.arn()).region(), session.account(), function.name());
        return List.of("logs:CreateLogStream", "logs:PutLogEvents").stream()
                .allMatch(action -> authorizer.allows(
                        session,
                        new AuthorizationRequest(action, group, session.account(), RequestContext.EMPTY),
                        Optional.empty()));
    }

    private static void unpack(Path archive, Path directory) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                var zip = new ZipInputStream(file)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException(archive + " has an entry outside itself: " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /**
     * The record that Lambda sends to a destination for an event that a function has given up.
     *
     * @param tries how often the function had it
     * @param report what the function reported the last time
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Invocation records</a>
     */
    private record InvocationRecord(String requestId, String functionArn, int tries, ByteBody event, String report) {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        String json(Instant now) {
            var message = JsonNodeFactory.instance.objectNode();
            message.put("version", "1.0").put("timestamp", now.toString());
            message.putObject("requestContext")
                    .put("requestId", requestId)
                    .put("functionArn", functionArn)
                    .put("condition", "RetriesExhausted")
                    .put("approximateInvokeCount", tries);
            try {
                message.set("requestPayload", JSON.readTree(event.text()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an event is always JSON", e);
            }
            message.putObject("responseContext").put("statusCode", 200).put("functionError", "Unhandled");
            message.put("responsePayload", report);
            return message.toString();
        }
    }
}
