package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kaikin.sandbox.ControlSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./kaikin chat}, beside a sandbox and in another terminal. */
class ChatCommandIT {
    private static final String SERVER = "opengate-1";

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    /** How a command ended; both outputs together. */
    private record Ended(int status, String output) {}

    @BeforeAll
    static void open() throws Exception {
        stage = ScenarioSandbox.open();
        stage.getBanned("203.0.113.7", SERVER);
        stage.getBanned("198.51.100.23", SERVER);
        stage.sandbox().minute();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @Test
    void itPrintsAnswersUntilTheReleaseHasEnded() throws Exception {
        var ended = chat("please unban 203.0.113.7");

        assertThat(ended.output()).contains("Release started", "Released\n203.0.113.7\n- " + SERVER + ": released");
        assertThat(ended.output()).doesNotContain("[info]", "[rp ");
        assertThat(ended.status()).isZero();
        assertThat(stage.bansOn(SERVER).has("203.0.113.7")).isFalse();
    }

    @Test
    void anEndThatDoesNotComeIsSaid() throws Exception {
        assertThat(stage.beside("kaikin-silence", SERVER)).startsWith("0\n");
        try {
            var ended = chat("--wait", "1", "解除 198.51.100.23");

            assertThat(ended.output()).contains("作業開始", "1 of 1 ends were not told within 1 s");
            assertThat(ended.status()).isEqualTo(3);
        } finally {
            assertThat(stage.beside("kaikin-silence", "--end")).startsWith("0\n");
        }
    }

    @Test
    void anAnswerThatChatworkDoesNotTakeIsSaid() throws Exception {
        stage.order("kaikin-mishap", "chatwork", "denied", "1");

        var ended = chat("help");

        assertThat(ended.output()).contains("no answer is in the room", "Chatwork did not take it");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void otherPeopleAndRoomsAreOptions() throws Exception {
        assertThat(chat("--person", "4711", "help").output()).contains("4711");
        assertThat(chat("--room", "4712", "help").output()).contains("4712");
        var refused = chat("--room", "lobby", "help");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("kaikin: a room and a person are numbers");
    }

    @Test
    void anotherTerminalFindsNobodyElsesSandbox(@TempDir Path temporary) throws Exception {
        assertThat(chat(Optional.empty(), Optional.of(temporary), "help").output())
                .contains("no sandbox of yours is running");
        var directory = Objects.requireNonNull(stage.sandbox().control().file().getParent());
        Files.createSymbolicLink(temporary.resolve("kaikin-link"), directory);

        assertThat(chat(Optional.empty(), Optional.of(temporary), "help").output())
                .contains("no sandbox of yours is running");
    }

    @Test
    void anotherTerminalFindsTheOnlySandboxThatIsThere() throws Exception {
        var directory = Objects.requireNonNull(stage.sandbox().control().file().getParent());

        // Tests beside this one have sandboxes of their own.
        assertThat(chat(Optional.empty(), Optional.ofNullable(directory.getParent()), "help")
                        .output())
                .containsAnyOf("私にメンションして", "several sandboxes are running");
    }

    private static Ended chat(String... words) throws IOException, InterruptedException {
        return chat(Optional.of(stage.sandbox().control().file()), Optional.empty(), words);
    }

    private static Ended chat(Optional<Path> control, Optional<Path> temporary, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "kaikin.cli.Main",
                "chat"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove(ControlSocket.VARIABLE);
        control.ifPresent(file -> builder.environment().put(ControlSocket.VARIABLE, file.toString()));
        temporary.ifPresent(directory -> builder.environment().put("TMPDIR", directory.toString()));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
