package kaikin.sandbox.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipInputStream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.Wish;
import kaikin.sandbox.cloud.Function;
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
    private final List<RunningFunction> running = new CopyOnWriteArrayList<>();

    /**
     * Creates it without functions.
     *
     * @param deliveries decides what services deliver to functions, which is no call of anybody's
     */
    public Lambda(
            Authorizer authorizer,
            Authorizer deliveries,
            TokenService tokens,
            Credentials<RoleSession> credentials,
            Clock clock) {
        this.authorizer = authorizer;
        this.deliveries = deliveries;
        this.tokens = tokens;
        this.credentials = credentials;
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
        running.add(RunningFunction.start(function, surroundings, clock));
    }

    /** Invokes the function or alias of that ARN for a service, if the function's permissions let it. */
    public Optional<Body> invoke(String arn, Caller caller, RequestContext context, Body event)
            throws InterruptedException {
        var target = running.stream()
                .filter(each -> each.function().arn().equals(arn)
                        || each.function().aliases().contains(arn))
                .findFirst();
        if (target.isEmpty()
                || !deliveries.allows(
                        caller, wish(arn, context), target.get().function().permissions())) {
            return Optional.empty();
        }
        return Optional.of(target.get().invoke(event));
    }

    @Override
    public void close() {
        running.forEach(RunningFunction::close);
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
