package kaikin.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kaikin.contract.WebhookEnvironment;
import kaikin.sandbox.gateway.SocketRelay;
import kaikin.sandbox.namespace.Guard;
import kaikin.sandbox.namespace.PrivateNamespace;

/** Both accounts up and running on this machine, seen from outside. */
public final class Sandbox implements AutoCloseable {
    private final StateFiles state;
    private final PrivateNamespace namespace;
    private final SocketRelay forwarder;
    private final SandboxLayout layout;
    private final CleanupActions cleanup;

    Sandbox(
            StateFiles state,
            PrivateNamespace namespace,
            SocketRelay forwarder,
            SandboxLayout layout,
            CleanupActions cleanup) {
        this.state = state;
        this.namespace = namespace;
        this.forwarder = forwarder;
        this.layout = layout;
        this.cleanup = cleanup;
    }

    /** Brings everything up, or takes down what was there by then and says what went wrong. */
    public static Sandbox open(SandboxOptions setup, Consumer<String> progress)
            throws IOException, InterruptedException {
        var cleanup = CleanupActions.untilExit();
        try {
            return new SandboxLauncher(setup, progress, cleanup).launch();
        } catch (IOException | RuntimeException e) {
            cleanup.close();
            throw e;
        }
    }

    /** URL of the route that Chatwork calls. */
    public String webhook() {
        return "http://127.0.0.1:" + forwarder.port() + "/chatwork";
    }

    /** URL of the chat, to read. */
    public String chat() {
        return "http://127.0.0.1:" + forwarder.port() + "/chat";
    }

    /** A guarded server, and what bans on it. */
    public record Server(String name, String account, Guard guard) {}

    /** The servers, in the order in which they were chosen. */
    public List<Server> servers() {
        return layout.servers().stream()
                .map(server -> new Server(server.name(), server.account(), server.guard()))
                .toList();
    }

    /** The accounts by the names of their stacks. */
    public Map<String, String> accounts() {
        return layout.cloud().accounts();
    }

    /** Returns what only the owner of this sandbox reaches. */
    public ControlSocket control() {
        return new ControlSocket(state.controlSocket());
    }

    /** Completes when it has ended, whyever. */
    public CompletableFuture<Integer> ended() {
        return namespace.ended();
    }

    /** Takes down with this sandbox what was opened for it. */
    public void closeWith(CleanupActions.Task task) {
        cleanup.add(task);
    }

    public Path audit() {
        return state.audit();
    }

    public Path deliveries() {
        return state.deliveries();
    }

    /** Everything that a function has printed so far. */
    public String log(String function) throws IOException {
        return Files.readString(state.functions().resolve(function).resolve("log"));
    }

    public String webhookToken() {
        return layout.tokens().webhook();
    }

    /** Returns what the deployed function knows of bot, rooms and people. */
    public WebhookEnvironment bot() {
        return layout.bot();
    }

    /** A server, or {@code client}. */
    public Machine machine(String name) {
        return new Machine(name, namespace);
    }

    /** Lets one minute pass; answers a line per server. */
    public String minute() throws IOException, InterruptedException {
        var process = new ProcessBuilder(state.bin().resolve("kaikin-minute").toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("kaikin-minute failed: " + output.strip());
        }
        return output;
    }

    /** Returns what a command beside the sandbox finds in its environment. */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("KAIKIN_WEBHOOK", webhook());
        environment.put("KAIKIN_WEBHOOK_TOKEN", webhookToken());
        environment.put("KAIKIN_CHAT", chat());
        environment.put("KAIKIN_AUDIT", audit().toString());
        environment.put("KAIKIN_DELIVERIES", state.deliveries().toString());
        environment.put("KAIKIN_LOGS", state.functions().toString());
        environment.put(ControlSocket.VARIABLE, control().file().toString());
        environment.put("KAIKIN_BOT", Long.toString(bot().bot()));
        bot().rooms().stream().sorted().findFirst().ifPresent(room -> environment.put("KAIKIN_ROOM", room.toString()));
        bot().people().stream()
                .sorted()
                .findFirst()
                .ifPresent(person -> environment.put("KAIKIN_PERSON", person.toString()));
        environment.put("PATH", state.bin() + ":" + System.getenv("PATH"));
        return environment;
    }

    @Override
    public void close() throws IOException {
        cleanup.close();
    }

    /** A server of the sandbox, or the client, for those who type commands there. */
    public record Machine(String name, PrivateNamespace namespace) {
        /** The end of a command; both outputs together. */
        public record Ended(int status, String output) {
            public boolean well() {
                return status == 0;
            }
        }

        public Ended run(String... command) throws IOException, InterruptedException {
            var process = new ProcessBuilder(namespace.enterCommand(name, List.of(command)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        }
    }
}
