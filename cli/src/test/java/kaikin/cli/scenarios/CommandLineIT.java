package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kaikin.cli.TestProject;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door, as a user types. */
class CommandLineIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    /** How a command ended. */
    private record Ended(int status, String output) {}

    @Test
    void aloneItSaysWhatThereIs() throws Exception {
        assertThat(kaikin().output()).contains("demo", "sandbox", "plan", "test");
        assertThat(kaikin("help").status()).isZero();
    }

    @Test
    void anUnknownWordIsRefusedInOneLineAndTheUsage() throws Exception {
        var ended = kaikin("dmeo");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("kaikin: unknown command «dmeo»", "usage:");
    }

    @Test
    void aPlanThatDoesNotExistIsNamed() throws Exception {
        var ended = kaikin("plan", "account-z");

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("there is no Pulumi.account-z.yaml").doesNotContain("\tat ");
    }

    @Test
    void aPlanIsTheSameEveryTimeAndHoldsNoSecret() throws Exception {
        kaikin("build");
        var hub = StackPlanRecorder.stacks(TestProject.REPOSITORY).get(0);
        var first = kaikin("plan", hub);

        assertThat(first.status()).isZero();
        assertThat(first.output()).contains("\"aws:lambda/function:Function\"", "[secret]");
        assertThat(kaikin("plan", hub).output()).isEqualTo(first.output());
    }

    @Test
    void theSandboxEndsWithItsCommandsStatusAndLeavesNothing() throws Exception {
        var ended = sandbox("env; test -n \"$KAIKIN_ROOM\" && kaikin-server opengate-1 hostname && exit 42");

        assertThat(ended.output())
                .contains("KAIKIN_WEBHOOK=http://127.0.0.1:", "KAIKIN_CHAT=", "KAIKIN_AUDIT=", "KAIKIN_PERSON=")
                .contains("\nopengate-1\n");
        assertThat(ended.status()).isEqualTo(42);
        assertNothingIsLeft();
    }

    @Test
    void theCallersOwnTokenIsUsed() throws Exception {
        var ended = run(List.of(
                "env",
                "KAIKIN_WEBHOOK_TOKEN=A9ne+ygvdV0IZBaPFV2zC1e5Bk+IsI14BPwieRoBQNU=",
                script(),
                "sandbox",
                "--",
                "sh",
                "-c",
                "echo \"token $KAIKIN_WEBHOOK_TOKEN\""));

        assertThat(ended.output()).contains("token A9ne+ygvdV0IZBaPFV2zC1e5Bk+IsI14BPwieRoBQNU=");
        assertThat(ended.status()).isZero();
    }

    @Test
    void aTokenThatIsNoneIsRefused() throws Exception {
        var ended = run(List.of("env", "KAIKIN_WEBHOOK_TOKEN=what?", script(), "sandbox", "--", "true"));

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("KAIKIN_WEBHOOK_TOKEN is not Base64");
    }

    @Test
    void aCommandThatDoesNotExistEndsAsInAShell() throws Exception {
        var ended = run(List.of(script(), "sandbox", "--", "/nonexistent"));

        assertThat(ended.status()).isEqualTo(127);
        assertThat(ended.output()).contains("kaikin: cannot run /nonexistent").doesNotContain("\tat ");
        assertNothingIsLeft();
    }

    @Test
    void aPortThatCannotBeHadIsNamedAndNothingIsLeft() throws Exception {
        assertThat(kaikin("sandbox", "--port", "65536", "--", "true").output())
                .contains("kaikin: there is no port 65536: give one from 1 to 65535 with --port");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var ended = run(List.of(script(), "sandbox", "--port", port, "--", "true"));

            assertThat(ended.status()).isNotZero();
            assertThat(ended.output())
                    .contains("port " + port + " of 127.0.0.1 cannot be had: Address already in use")
                    .doesNotContain("\tat ");
        }
        assertNothingIsLeft();
    }

    @Test
    void aStateThatIsNoneIsRefused() throws Exception {
        var state = Files.writeString(temporary.resolve("state.json"), "{\"version\":3");

        var ended = run(List.of(script(), "sandbox", "--state", state.toString(), "--", "true"));

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("state.json is no exported state").doesNotContain("\tat ");
    }

    @Test
    void aPlainKillTakesEverythingDown() throws Exception {
        killed(false);
    }

    @Test
    void evenAKillMinusNineLeavesNothing() throws Exception {
        killed(true);
    }

    @Test
    void thePageIsPrintedAndGoesWithTheSandbox() throws Exception {
        var printed = temporary.resolve("printed");
        var process = builder(List.of(script(), "sandbox", "--page"))
                .redirectError(temporary.resolve("log").toFile())
                .redirectOutput(printed.toFile())
                .start();
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> Files.readString(printed).endsWith("/\n") || !process.isAlive()))
                .as(Files.readString(temporary.resolve("log")))
                .isTrue();
        var url = URI.create(Files.readString(printed).strip());

        var page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

        assertThat(url.getHost()).isEqualTo("127.0.0.1");
        assertThat(page.statusCode()).isEqualTo(200);
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertNothingIsLeft();
    }

    @Test
    void aSandboxIsForACommandOrForAPage() throws Exception {
        var ended = kaikin("sandbox");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Missing required parameter: 'COMMAND', or the option --page");
    }

    private void killed(boolean forcibly) throws Exception {
        var up = temporary.resolve("up");
        var builder = builder(List.of(
                script(),
                "sandbox",
                "--",
                "sh",
                "-c",
                "echo $$ >" + up + ".new; mv " + up + ".new " + up + "; sleep 300"));
        var process = builder.redirectErrorStream(true)
                .redirectOutput(temporary.resolve("log").toFile())
                .start();
        assertThat(Await.trueWithin(ScenarioSandbox.PATIENCE, () -> Files.exists(up) || !process.isAlive()))
                .as(Files.readString(temporary.resolve("log")))
                .isTrue();
        assertThat(leftovers()).isNotEmpty();
        var command =
                ProcessHandle.of(Long.parseLong(Files.readString(up).strip())).orElseThrow();
        if (forcibly) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(Await.trueWithin(ScenarioSandbox.PATIENCE, () -> !command.isAlive()))
                .isTrue();
        assertNothingIsLeft();
    }

    private Ended sandbox(String script) throws IOException, InterruptedException {
        return run(List.of(script(), "sandbox", "--", "sh", "-c", script));
    }

    private Ended kaikin(String... words) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of(script()), Stream.of(words)).toList());
    }

    private static String script() {
        return TestProject.REPOSITORY.resolve("kaikin").toString();
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        var process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** State directories go where the test can count them. */
    private ProcessBuilder builder(List<String> command) throws IOException {
        Files.createDirectories(temporary.resolve("t"));
        var builder = new ProcessBuilder(command);
        builder.environment().put("TMPDIR", temporary.resolve("t").toString());
        builder.environment().remove("KAIKIN_WEBHOOK_TOKEN");
        return builder;
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> leftovers().isEmpty() && processes().isEmpty()))
                .as("left behind: %s %s", leftovers(), processes())
                .isTrue();
    }

    private List<Path> leftovers() throws IOException {
        try (var files = Files.list(temporary.resolve("t"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("kaikin-"))
                    .toList();
        }
    }

    /** Processes that name this test's directory. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(temporary.resolve("t").toString()))
                .toList();
    }
}
