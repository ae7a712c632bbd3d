package kaikin.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import kaikin.contract.WebhookEnvironment;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlanJson;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.Authority;
import kaikin.sandbox.gateway.Forwarder;
import kaikin.sandbox.space.Guard;
import kaikin.sandbox.space.Host;
import kaikin.sandbox.space.Prerequisites;
import kaikin.sandbox.space.Space;
import kaikin.sandbox.space.SpacePlan;

/** Both accounts up and running on this machine, seen from outside. */
public final class Sandbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StateFiles state;
    private final Space space;
    private final Forwarder forwarder;
    private final String webhookToken;
    private final WebhookEnvironment bot;
    private boolean closed;

    private Sandbox(StateFiles state, Space space, Forwarder forwarder, String webhookToken, WebhookEnvironment bot) {
        this.state = state;
        this.space = space;
        this.forwarder = forwarder;
        this.webhookToken = webhookToken;
        this.bot = bot;
    }

    /** Brings everything up, or takes down what was there by then and says what went wrong. */
    public static Sandbox open(Setup setup, Consumer<String> progress) throws IOException, InterruptedException {
        var problems = Prerequisites.check();
        if (!problems.isEmpty()) {
            throw new IOException(String.join("; ", problems));
        }
        progress.accept(
                setup.states().isEmpty()
                        ? "recording the plans of " + String.join(", ", Setup.STACKS)
                        : "reading the states");
        var plans = Plans.of(setup);
        var state = new StateFiles(Files.createTempDirectory(
                "kaikin-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        try {
            return open(setup, plans, state, progress);
        } catch (IOException | InterruptedException | RuntimeException e) {
            Deleting.tree(state.directory());
            throw e;
        }
    }

    private static Sandbox open(Setup setup, List<Plan> plans, StateFiles state, Consumer<String> progress)
            throws IOException, InterruptedException {
        var webhookToken =
                setup.webhookToken().orElseGet(() -> Base64.getEncoder().encodeToString(random(32)));
        var apiToken = Base64.getUrlEncoder().withoutPadding().encodeToString(random(24));
        var cloud = new Cloud();
        for (var plan : plans) {
            Plans.fill(plan, webhookToken, apiToken);
            cloud.deploy(plan);
        }
        var bot = bot(cloud);
        var servers = List.of(
                new Scene.Server("gitlab-1", bot.hub().value(), "10.90.0.11"),
                new Scene.Server("opengate-1", otherFleet(bot), "10.90.0.12"));
        scene(setup, state, servers, new Bot(bot.bot(), apiToken)).save(savePlans(state, plans));
        progress.accept("starting the servers "
                + String.join(", ", servers.stream().map(Scene.Server::name).toList()) + " and the functions");
        var space = Space.open(spacePlan(state, cloud, servers), state.directory(), inside(state));
        try {
            awaitReady(space);
            space.waitForServers(PATIENCE);
            var forwarder = Forwarder.open(setup.port(), state.publicSocket());
            var sandbox = new Sandbox(state, space, forwarder, webhookToken, bot);
            Tools.write(state, space, cloud.region());
            return sandbox;
        } catch (IOException | RuntimeException e) {
            space.close();
            throw e;
        }
    }

    private record Bot(long account, String token) {}

    /** URL of the route that Chatwork calls. */
    public String webhook() {
        return "http://127.0.0.1:" + forwarder.port() + "/chatwork";
    }

    /** URL of the chat, to read. */
    public String chat() {
        return "http://127.0.0.1:" + forwarder.port() + "/chat";
    }

    public Path audit() {
        return state.audit();
    }

    public Path deliveries() {
        return state.deliveries();
    }

    public String webhookToken() {
        return webhookToken;
    }

    /** What the deployed function knows of bot, rooms and people. */
    public WebhookEnvironment bot() {
        return bot;
    }

    /** A server, or {@code client}. */
    public Machine machine(String name) {
        return new Machine(name, space);
    }

    /** Lets one minute pass; answers a line per server. */
    public String minute() throws IOException, InterruptedException {
        return Processes.output(List.of(state.bin().resolve("kaikin-minute").toString()));
    }

    /** What a command beside the sandbox finds in its environment. */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("KAIKIN_WEBHOOK", webhook());
        environment.put("KAIKIN_WEBHOOK_TOKEN", webhookToken);
        environment.put("KAIKIN_CHAT", chat());
        environment.put("KAIKIN_AUDIT", audit().toString());
        environment.put("KAIKIN_DELIVERIES", state.deliveries().toString());
        environment.put("KAIKIN_BOT", Long.toString(bot.bot()));
        bot.rooms().stream().sorted().findFirst().ifPresent(room -> environment.put("KAIKIN_ROOM", room.toString()));
        bot.people().stream()
                .sorted()
                .findFirst()
                .ifPresent(person -> environment.put("KAIKIN_PERSON", person.toString()));
        environment.put("PATH", state.bin() + ":" + System.getenv("PATH"));
        return environment;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            forwarder.close();
            space.close();
            Deleting.tree(state.directory());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the sandbox left files in " + state.directory(), e);
        }
    }

    private static WebhookEnvironment bot(Cloud cloud) {
        return cloud.functions().stream()
                .findFirst()
                .map(function -> WebhookEnvironment.parse(function.environment()))
                .orElseThrow(() -> new IllegalArgumentException("no stack among these is a hub: none has a function"));
    }

    /** The demo's second server lives where the hub does not, if there is such a fleet. */
    private static String otherFleet(WebhookEnvironment bot) {
        return bot.fleets().stream()
                .filter(fleet -> !fleet.equals(bot.hub()))
                .sorted()
                .findFirst()
                .orElse(bot.hub())
                .value();
    }

    private static Scene scene(Setup setup, StateFiles state, List<Scene.Server> servers, Bot bot) throws IOException {
        var plans = new ArrayList<String>();
        var count =
                setup.states().isEmpty() ? Setup.STACKS.size() : setup.states().size();
        for (var i = 0; i < count; i++) {
            plans.add(state.plan(i).toString());
        }
        return new Scene(
                setup.project().toAbsolutePath().toString(),
                setup.lambdaRuntime().toAbsolutePath().toString(),
                plans,
                servers,
                bot.account(),
                bot.token());
    }

    private static Path savePlans(StateFiles state, List<Plan> plans) throws IOException {
        for (var i = 0; i < plans.size(); i++) {
            Files.writeString(state.plan(i), PlanJson.withSecrets(plans.get(i)));
        }
        return state.directory();
    }

    private static SpacePlan spacePlan(StateFiles state, Cloud cloud, List<Scene.Server> servers) throws IOException {
        var names = new Hosts(cloud.region()).all(cloud);
        var authority = Authority.of(names);
        try {
            authority.save(state.certificate(), StateFiles.PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate could be written", e);
        }
        Files.writeString(state.authority(), authority.pem());
        var hosts = servers.stream()
                .map(server -> new Host(server.name(), server.address(), Guard.NFT_SETS))
                .toList();
        return new SpacePlan(hosts, names, state.authority());
    }

    private static List<String> inside(StateFiles state) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Inside.class.getName(),
                state.directory().toString());
    }

    private static void awaitReady(Space space) throws IOException {
        var line = space.insideOutput().readLine();
        if (!Inside.READY.equals(line)) {
            var log = Files.readAllLines(space.insideLog());
            var tail = log.subList(Math.max(0, log.size() - 20), log.size());
            throw new IOException("the sandbox did not start:\n" + String.join("\n", tail));
        }
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
