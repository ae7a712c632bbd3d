package kaikin.sandbox.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.Wish;
import kaikin.sandbox.cloud.Function;
import kaikin.sandbox.cloud.Retries;
import kaikin.sandbox.gateway.Body;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.sts.TokenService;

/** Runs the deployed functions, each under its role, for those whom its permissions let. */
public final class Lambda implements AutoCloseable {
    private static final Duration LIFE = Duration.ofHours(12);

    private final Authorizer authorizer;
    private final Authorizer deliveries;
    private final TokenService tokens;
    private final Credentials<RoleSession> credentials;
    private final Clock clock;
    private final FailedEvents failed;
    private final Executor threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "event");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Instances> running = new CopyOnWriteArrayList<>();

    /**
     * Creates it without functions.
     *
     * @param deliveries decides what services deliver to functions, which is no call of anybody's
     * @param failed keeps the events that functions gave up
     */
    public Lambda(
            Authorizer authorizer,
            Authorizer deliveries,
            TokenService tokens,
            Credentials<RoleSession> credentials,
            FailedEvents failed,
            Clock clock) {
        this.authorizer = authorizer;
        this.deliveries = deliveries;
        this.tokens = tokens;
        this.credentials = credentials;
        this.failed = failed;
        this.clock = clock;
    }

    /**
     * Unpacks and starts a function.
     *
     * @param archive the code as deployed
     * @param runtime the directory of the runtime client's jars
     */
    public void start(Function function, Path archive, Path runtime, Path directory)
            throws IOException, InterruptedException {
        var session = tokens.serve("lambda.amazonaws.com", function.roleArn(), function.name(), RequestContext.EMPTY)
                .orElseThrow(() -> new IOException(
                        "Lambda may not assume " + function.roleArn() + ": the function cannot be made"));
        var home = Files.createDirectories(directory.resolve(function.name()));
        unpack(archive, home.resolve("task"));
        copy(runtime, home.resolve("runtime"));
        var log = mayLog(session, function) ? home.resolve("log") : Path.of("/dev/null");
        var surroundings = new RunningFunction.Surroundings(
                home,
                log,
                credentials.issue(session, LIFE),
                Arn.parse(function.arn()).region());
        running.add(Instances.first(() -> RunningFunction.start(function, surroundings, clock)));
    }

    /** Invokes the function or alias of that ARN for a service, if the function's permissions let it. */
    public Optional<Body> invoke(String arn, Caller caller, RequestContext context, Body event)
            throws InterruptedException {
        var target = find(arn, caller, context);
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(target.get().invoke(UUID.randomUUID().toString(), event));
    }

    /**
     * The same for an event that nobody waits for: what the function fails on is tried again, and kept in the end. The
     * real service waits a minute before the second try and two before the third; here they follow at once.
     */
    public void invokeLater(String arn, Caller caller, RequestContext context, Body event) {
        find(arn, caller, context).ifPresent(target -> threads.execute(() -> tryOften(target, event)));
    }

    private void tryOften(Instances target, Body event) {
        var function = target.function();
        var tries = 1 + function.retries().map(Retries::more).orElse(2);
        var request = UUID.randomUUID().toString();
        var report = "";
        for (var i = 0; i < tries; i++) {
            try {
                target.invoke(request, event);
                return;
            } catch (FunctionFailure failure) {
                report = String.valueOf(failure.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        var failure = new FailedEvents.Failure(request, function.arn(), tries, event, report);
        function.retries().ifPresent(each -> failed.keep(target.role(), each.destination(), failure));
    }

    private Optional<Instances> find(String arn, Caller caller, RequestContext context) {
        return running.stream()
                .filter(each -> each.function().arn().equals(arn)
                        || each.function().aliases().contains(arn))
                .findFirst()
                .filter(target -> deliveries.allows(
                        caller, wish(arn, context), target.function().permissions()));
    }

    @Override
    public void close() {
        running.forEach(Instances::close);
    }

    /** Lambda writes a function's output with the function's role; where it may not, there is no log. */
    private boolean mayLog(RoleSession session, Function function) {
        var group = "arn:aws:logs:%s:%s:log-group:/aws/lambda/%s:log-stream:sandbox"
                .formatted(Arn.parse(function.arn()).region(), session.account(), function.name());
        return List.of("logs:CreateLogStream", "logs:PutLogEvents").stream()
                .allMatch(action -> authorizer.allows(
                        session, new Wish(action, group, session.account(), RequestContext.EMPTY), Optional.empty()));
    }

    private static Wish wish(String arn, RequestContext context) {
        return new Wish("lambda:InvokeFunction", arn, Arn.parse(arn).account(), context);
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
}
