package kaikin.sandbox.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server finds out that sshguard reads its log, among processes that come and go. */
class SshguardScriptTest {
    private static final String LOOK = """
            set -euo pipefail
            mount --bind "$1" /proc
            source "$2"
            if reads_auth_log 2>/dev/null; then echo reads; else echo waits; fi
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path proc;

    @Test
    void outlastsAProcessThatEndsWhileItIsLookedAt() throws IOException {
        // As the shell sees it: its files were there a moment ago, its name is not any more.
        Files.createDirectories(proc.resolve("7/fd"));
        Files.writeString(proc.resolve("7/fd/0"), "");
        assertThat(look()).isEqualTo(new TestShell(0, "waits\n"));
    }

    private TestShell look() throws IOException {
        var script = Files.createTempFile("kaikin-sshguard", ".sh");
        try {
            StateDirectory.copy("sshguard.sh", script);
            return TestShell.run(List.of(
                    "unshare",
                    "--user",
                    "--map-root-user",
                    "--mount",
                    "bash",
                    "-c",
                    LOOK,
                    "look",
                    proc.toString(),
                    script.toString()));
        } finally {
            Files.delete(script);
        }
    }
}
