package kaikin.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.sandbox.SandboxLayout.ChatworkTokens;
import kaikin.sandbox.gateway.CertificateAuthority;
import kaikin.sandbox.gateway.SocketRelay;
import kaikin.sandbox.namespace.NamespacePlan;
import kaikin.sandbox.namespace.NamespacePlan.GuardedHost;
import kaikin.sandbox.namespace.Prerequisites;
import kaikin.sandbox.namespace.PrivateNamespace;

/** The steps from nothing to a running sandbox; what each leaves behind is noted as soon as it is there. */
record SandboxLauncher(SandboxOptions setup, Consumer<String> progress, CleanupActions cleanup) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Sandbox launch() throws IOException, InterruptedException {
        checkMachine();
        var plans = setup.plans().plans(progress);
        var layout = SandboxLayout.of(plans, ChatworkTokens.of(setup), setup.servers());
        var state = StateFiles.create();
        cleanup.add(state::delete);
        config(layout, savePlans(state, plans)).save(state.directory());
        var namespace = namespace(layout, state);
        var forwarder = SocketRelay.open(setup.port(), state.publicSocket());
        cleanup.add(forwarder::close);
        CommandTools.write(state, namespace, layout.cloud().region());
        return new Sandbox(state, namespace, forwarder, layout, cleanup);
    }

    private void checkMachine() throws IOException {
        var problems = Prerequisites.check(setup.guards());
        if (!problems.isEmpty()) {
            throw new IOException(String.join("; ", problems));
        }
        checkPort();
    }

    private void checkPort() throws IOException {
        var port = setup.port();
        if (port < 0 || port > 65535) {
            throw new IOException("there is no port " + port + ": give one from 1 to 65535 with --port");
        }
        try (var probe = ServerSocketChannel.open()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw new IOException(
                    "port " + port + " of 127.0.0.1 cannot be had: " + e.getMessage() + "; give another with --port",
                    e);
        }
    }

    private NamespaceConfig config(SandboxLayout layout, List<String> plans) throws IOException {
        return new NamespaceConfig(
                setup.project().toAbsolutePath().toString(),
                setup.lambdaRuntime().toAbsolutePath().toString(),
                plans,
                layout.servers(),
                layout.bot().bot(),
                layout.tokens().api(),
                layout.tokens().webhook(),
                setup.iamDelay());
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

    private PrivateNamespace namespace(SandboxLayout layout, StateFiles state)
            throws IOException, InterruptedException {
        var servers =
                layout.servers().stream().map(NamespaceConfig.Server::name).collect(Collectors.joining(", "));
        progress.accept("starting the servers %s and the functions".formatted(servers));
        var namespace = PrivateNamespace.open(namespacePlan(layout, state), state.directory(), inside(state));
        cleanup.add(namespace::close);
        awaitReady(namespace);
        namespace.waitForServers(PATIENCE);
        return namespace;
    }

    private static NamespacePlan namespacePlan(SandboxLayout layout, StateFiles state)
            throws IOException, InterruptedException {
        var authority = CertificateAuthority.make(state.directory(), layout.hostNames());
        var hosts = layout.servers().stream()
                .map(server -> new GuardedHost(server.name(), server.address(), server.guard()))
                .toList();
        return new NamespacePlan(hosts, layout.hostNames(), authority.pem());
    }

    private static List<String> inside(StateFiles state) {
        var classes = System.getProperty("java.class.path");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Process ids begin anew in each namespace, and two JVMs would fight for one file below /tmp.
                "-XX:-UsePerfData"));
        if (Files.exists(Path.of(classes + ".jsa"))) {
            // The launcher's own archive of classes: all is up after 5.6 s instead of 6.1 s.
            command.addAll(List.of("-XX:SharedArchiveFile=" + classes + ".jsa", "-Xshare:auto"));
        }
        command.addAll(List.of(
                "-cp", classes, NamespaceMain.class.getName(), state.directory().toString()));
        return command;
    }

    /** Waits for the one line; whatever else a JVM prints, a warning say, is not it. */
    private void awaitReady(PrivateNamespace namespace) throws IOException {
        var printed = new ArrayList<String>();
        for (var line = namespace.insideOutput().readLine();
                line != null;
                line = namespace.insideOutput().readLine()) {
            if (line.equals(NamespaceMain.READY)) {
                return;
            }
            if (line.startsWith(NamespaceMain.NOTE)) {
                progress.accept(line.substring(NamespaceMain.NOTE.length()));
            }
            printed.add(line);
        }
        printed.addAll(Files.readAllLines(namespace.insideLog()));
        var last = printed.subList(Math.max(0, printed.size() - 20), printed.size());
        throw new IOException("the sandbox did not start:\n" + String.join("\n", last));
    }
}
