package kaikin.cli.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.cli.TestProject;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.SandboxOptions.ServerChoice;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Audit.AuditEntry;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.demo.Await;
import kaikin.sandbox.demo.ChatUser;
import kaikin.sandbox.demo.ClientMachine;
import kaikin.sandbox.demo.Demo.PacketFilterBans;

/** A running sandbox with the people and things that scenes are made of. */
record ScenarioSandbox(Sandbox sandbox) implements AutoCloseable {
    static final Path PROJECT = TestProject.DIRECTORY;
    /** Only a broken scene takes as long, however slow the machine. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    static ScenarioSandbox open(Path... states) throws IOException, InterruptedException {
        return new ScenarioSandbox(Sandbox.open(
                new SandboxOptions(PROJECT, StackPlanRecorder.source(PROJECT, List.of(states)), Optional.empty(), 0),
                line -> {}));
    }

    /** With these servers, as they are written on the command line. */
    static ScenarioSandbox withServers(List<String> servers, Path... states) throws IOException, InterruptedException {
        var choices = servers.stream().map(ServerChoice::parse).toList();
        return new ScenarioSandbox(Sandbox.open(
                new SandboxOptions(
                        PROJECT, StackPlanRecorder.source(PROJECT, List.of(states)), Optional.empty(), 0, choices),
                line -> {}));
    }

    /** In accounts where roles' policies take effect when so many minutes have passed. */
    static ScenarioSandbox withSlowIam(int minutes, Path... states) throws IOException, InterruptedException {
        return new ScenarioSandbox(Sandbox.open(
                new SandboxOptions(
                        PROJECT,
                        StackPlanRecorder.source(PROJECT, List.of(states)),
                        Optional.empty(),
                        0,
                        List.of(),
                        minutes),
                line -> {}));
    }

    ChatUser person() {
        return new ChatUser(sandbox);
    }

    ClientMachine client() {
        return new ClientMachine(sandbox.machine("client"));
    }

    PacketFilterBans bansOn(String server) {
        return new PacketFilterBans(sandbox.machine(server));
    }

    List<AuditEntry> audit() throws IOException {
        return Files.readAllLines(sandbox.audit()).stream().map(Audit::read).toList();
    }

    /** Three failed logins, as the real guard counts them. */
    void getBanned(String address, String server) throws IOException, InterruptedException {
        for (var attempt = 0; attempt < 3; attempt++) {
            client().failToLogIn(address, server);
        }
        if (!Await.trueWithin(ScenarioSandbox.PATIENCE, () -> bansOn(server).has(address))) {
            throw new AssertionError(server + " did not ban " + address);
        }
    }

    /** The bot's answer to one message. */
    String ask(String text) throws IOException, InterruptedException {
        var before = person().room().size();
        if (person().mention(text) != 200) {
            throw new AssertionError("a signed webhook was not accepted");
        }
        var room = person().room();
        return room.size() > before ? room.get(room.size() - 1) : "";
    }

    /** The first message in the room that has all these words, as soon as it is there. */
    String hear(String... words) throws IOException, InterruptedException {
        if (!Await.trueWithin(PATIENCE, () -> !heard(words).isEmpty())) {
            throw new AssertionError("nobody said " + List.of(words) + " but\n"
                    + String.join("\n---\n", person().room()) + "\n" + sandbox.log("kaikin-webhook")
                    + sandbox.log("kaikin-outcome"));
        }
        return heard(words).get(0);
    }

    /** All messages in the room that have all these words. */
    List<String> heard(String... words) throws IOException, InterruptedException {
        return person().room().stream()
                .filter(text -> List.of(words).stream().allMatch(text::contains))
                .toList();
    }

    /** Runs one of the sandbox's programs, which must succeed; answers what it printed. */
    String order(String... command) throws IOException, InterruptedException {
        var ended = beside(command);
        if (!ended.startsWith("0\n")) {
            throw new AssertionError(String.join(" ", command) + ": " + ended);
        }
        return ended.substring(2);
    }

    /** Runs a command as somebody outside would, beside the sandbox; both outputs together. */
    String beside(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().putAll(sandbox.environment());
        // The tools of the sandbox come first on its PATH, but ProcessBuilder looks at ours.
        var path = sandbox.environment().getOrDefault("PATH", "").split(":", 2)[0];
        builder.command().set(0, path + "/" + command[0]);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }

    /** Calls Systems Manager as a fleet's operator, past the function. */
    String sendAsOperator(String document, String server, String parameters, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "kaikin-as",
                "arn:aws:iam::222222222222:role/kaikin-operator",
                "/usr/bin/aws",
                "ssm",
                "send-command",
                "--document-name",
                document,
                "--instance-ids",
                Instance.id("222222222222", server),
                "--parameters",
                parameters));
        command.addAll(List.of(more));
        return beside(command.toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
