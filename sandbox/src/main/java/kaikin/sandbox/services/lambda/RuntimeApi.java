package kaikin.sandbox.services.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.gateway.HttpServers;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.FunctionFailure;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's runtime API for one process of one function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final String CREDENTIALS = "/2021-04-23/credentials";

    private static final Map<Integer, String> SIGNALS =
            Map.of(6, "aborted", 9, "killed", 11, "segmentation fault", 15, "terminated");

    private final HttpServer server;
    private final String functionArn;
    private final Duration timeout;
    private final Clock clock;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private volatile @Nullable String end;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> primed = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();

    public RuntimeApi(String functionArn, Duration timeout, Clock clock) throws IOException {
        this.functionArn = functionArn;
        this.timeout = timeout;
        this.clock = clock;
        server = HttpServers.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.createContext(BASE + "invocation/next", this::next);
        server.createContext(BASE + "invocation/", this::end);
        server.createContext(BASE + "init/error", this::initError);
        server.createContext(BASE + "restore/next", this::awaitRestore);
        server.createContext(BASE + "restore/error", this::initError);
        server.start();
    }

    /** One event on its way through the function. */
    private record Invocation(String id, ByteBody event, CompletableFuture<ByteBody> answer) {}

    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Done when the function has initialised and asks for its first event; failed when it could not. */
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /** Done when a function that was started for SnapStart is ready for its snapshot. */
    public CompletableFuture<Void> primed() {
        return primed;
    }

    /** Lets such a function go on, as it does in each copy of the snapshot. */
    public void restore() {
        restored.complete(null);
    }

    /**
     * Gives the function its role's credentials as SnapStart does, from an address that it asks whenever it needs them.
     *
     * @return what leads it there, as variables of its environment
     */
    public Map<String, String> credentials(Supplier<Credential<RoleSession>> fresh) {
        var token = UUID.randomUUID().toString();
        server.createContext(CREDENTIALS, exchange -> {
            if (token.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                reply(exchange, 200, json(fresh.get()));
            } else {
                reply(exchange, 403, ByteBody.EMPTY);
            }
        });
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://" + address() + CREDENTIALS,
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                token);
    }

    /** Gives the function one event; its answer comes, or what it reported instead. */
    public CompletableFuture<ByteBody> invoke(String requestId, ByteBody event) {
        var invocation = new Invocation(requestId, event, new CompletableFuture<>());
        waiting.add(invocation);
        var how = end;
        if (how != null) {
            fail(invocation, how);
        }
        return invocation.answer();
    }

    /**
     * Tells whoever waits that the process has ended, as Lambda says it.
     *
     * @param status its exit status; of a process that a signal ended, that signal and 128
     */
    public void ended(int status) {
        var how = status > 128
                ? "signal: " + SIGNALS.getOrDefault(status - 128, "" + (status - 128))
                : "exit status " + status;
        end = how;
        Stream.concat(waiting.stream(), running.values().stream()).forEach(invocation -> fail(invocation, how));
    }

    /** How the process ended, as Lambda tells whoever asked for that request; empty while it runs. */
    public Optional<String> exit(String requestId) {
        return Optional.ofNullable(end).map(how -> exit(requestId, how));
    }

    private static String exit(String requestId, String how) {
        return "RequestId: %s Error: Runtime exited with error: %s".formatted(requestId, how);
    }

    private static void fail(Invocation invocation, String how) {
        invocation
                .answer()
                .completeExceptionally(
                        new FunctionFailure("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"%s\"}"
                                .formatted(exit(invocation.id(), how))));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(null);
        try {
            var invocation = waiting.take();
            running.put(invocation.id(), invocation);
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(clock.millis() + timeout.toMillis()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
            // Without these two the native runtime client crashes.
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            reply(exchange, 200, invocation.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void end(HttpExchange exchange) throws IOException {
        var body = ByteBody.of(exchange.getRequestBody().readAllBytes());
        var parts = exchange.getRequestURI()
                .getPath()
                .substring((BASE + "invocation/").length())
                .split("/", 2);
        var invocation = running.remove(parts[0]);
        if (invocation != null && parts.length == 2 && parts[1].equals("response")) {
            invocation.answer().complete(body);
        } else if (invocation != null) {
            invocation.answer().completeExceptionally(new FunctionFailure(body.text()));
        }
        reply(exchange, invocation == null ? 404 : 202, ByteBody.EMPTY);
    }

    /** It could not be initialised, or not be restored. */
    private void initError(HttpExchange exchange) throws IOException {
        var report = ByteBody.of(exchange.getRequestBody().readAllBytes()).text();
        primed.completeExceptionally(new FunctionFailure(report));
        ready.completeExceptionally(new FunctionFailure(report));
        reply(exchange, 202, ByteBody.EMPTY);
    }

    private static ByteBody json(Credential<RoleSession> credential) {
        return ByteBody.of(JsonNodeFactory.instance
                .objectNode()
                .put("AccessKeyId", credential.accessKeyId())
                .put("SecretAccessKey", credential.secretAccessKey())
                .put("Token", credential.sessionToken())
                .put("Expiration", credential.expiry().toString())
                .toString());
    }

    private void awaitRestore(HttpExchange exchange) throws IOException {
        primed.complete(null);
        restored.join();
        reply(exchange, 200, ByteBody.EMPTY);
    }

    private static void reply(HttpExchange exchange, int status, ByteBody body) throws IOException {
        exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
        exchange.getResponseBody().write(body.bytes());
        exchange.close();
    }
}
