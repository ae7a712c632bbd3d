package kaikin.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Identity identity;
    private final Leftovers leftovers;

    private Sandbox(StateFiles state, Space space, Forwarder forwarder, Identity identity, Leftovers leftovers) {
        this.state = state;
        this.space = space;
        this.forwarder = forwarder;
        this.identity = identity;
        this.leftovers = leftovers;
    }

    /** What the deployed function knows of bot, rooms and people, and the token that Chatwork signs with. */
    private record Identity(WebhookEnvironment bot, String webhookToken) {}

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
        var leftovers = Leftovers.untilExit();
        try {
            return open(setup, plans, leftovers, progress);
        } catch (IOException | RuntimeException e) {
            leftovers.close();
            throw e;
        }
    }

    private static Sandbox open(Setup setup, List<Plan> plans, Leftovers leftovers, Consumer<String> progress)
            throws IOException {
        var state = StateFiles.create();
        leftovers.add(state::delete);
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
        var names = savePlans(state, plans);
        new Scene(
                        setup.project().toAbsolutePath().toString(),
                        setup.lambdaRuntime().toAbsolutePath().toString(),
                        names,
                        servers,
                        bot.bot(),
                        apiToken)
                .save(state.directory());
        progress.accept("starting the servers "
                + String.join(", ", servers.stream().map(Scene.Server::name).toList()) + " and the functions");
        var space = Space.open(spacePlan(state, cloud, servers), state.directory(), inside(state));
        leftovers.add(space::close);
        awaitReady(space);
        space.waitForServers(PATIENCE);
        var forwarder = forwarder(setup, state);
        leftovers.add(forwarder::close);
        Tools.write(state, space, cloud.region());
        return new Sandbox(state, space, forwarder, new Identity(bot, webhookToken), leftovers);
    }

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
        return identity.webhookToken();
    }

    /** What the deployed function knows of bot, rooms and people. */
    public WebhookEnvironment bot() {
        return identity.bot();
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
        environment.put("KAIKIN_WEBHOOK_TOKEN", webhookToken());
        environment.put("KAIKIN_CHAT", chat());
        environment.put("KAIKIN_AUDIT", audit().toString());
        environment.put("KAIKIN_DELIVERIES", state.deliveries().toString());
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
        leftovers.close();
    }

    private static Forwarder forwarder(Setup setup, StateFiles state) throws IOException {
        try {
            return Forwarder.open(setup.port(), state.publicSocket());
        } catch (BindException e) {
            throw new IOException("port " + setup.port() + " of 127.0.0.1 is in use: give another with --port", e);
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

    private static List<String> savePlans(StateFiles state, List<Plan> plans) throws IOException {
        var names = new ArrayList<String>();
        for (var plan : plans) {
            var file = state.plan(names.size());
            Files.writeString(file, PlanJson.withSecrets(plan));
            names.add(file.toString());
        }
        return names;
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
