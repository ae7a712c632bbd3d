package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShellCheckTest {
    @TempDir
    private Path directory;

    private static Stream<ServerDocument.Content> documents() {
        return Stream.of(Scripts.release(), Scripts.upload());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void findsNothingInWhatIsDeployed(ServerDocument.Content document) throws IOException {
        assumeTrue(
                ScriptShell.runs("shellcheck", "--version"), "needs ShellCheck (Debian: apt-get install shellcheck)");

        assertThat(check(document, "shellcheck", "-s", "sh")).isEqualTo(new ScriptShell(0, "", ""));
    }

    private static Stream<Arguments> shells() {
        return documents().flatMap(document -> Stream.of("dash", "bash").map(shell -> Arguments.of(shell, document)));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void bothShellsCanReadIt(String shell, ServerDocument.Content document) throws IOException {
        assumeTrue(ScriptShell.runs(shell, "-c", ":"), "needs " + shell + " (Debian: apt-get install " + shell + ")");

        assertThat(check(document, shell, "-n")).isEqualTo(new ScriptShell(0, "", ""));
    }

    private ScriptShell check(ServerDocument.Content document, String... command) throws IOException {
        var script = Files.writeString(directory.resolve("script.sh"), Scripts.text(document.script()));
        return ScriptShell.run(
                directory,
                Map.of(),
                Stream.concat(Stream.of(command), Stream.of(script.toString())).toArray(String[]::new));
    }
}
