package kaikin.sandbox.namespace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kaikin.sandbox.namespace.PrivateNamespace.Polling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a space comes to its end, and that nothing stays. */
@Timeout(60)
class NamespaceEndsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void twoSpacesLiveSideBySideAndLeaveNothing() throws IOException {
        Files.createDirectories(directory.resolve("a"));
        Files.writeString(directory.resolve("a/mine"), "kept");
        var mounts = Files.readString(Path.of("/proc/self/mountinfo"));
        var one = TestNamespaces.open(directory.resolve("a"));
        var two = TestNamespaces.open(directory.resolve("b"));
        assertThat(Launcher.processes(directory)).isNotEmpty();
        one.close();
        assertThat(TestShell.run(two.enterCommand("web-1", List.of("hostname"))))
                .isEqualTo(new TestShell(0, "web-1\n"));
        two.close();
        assertThat(Launcher.processes(directory)).isEmpty();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).isEqualTo(mounts);
        assertThat(directory.resolve("a")).isDirectoryContaining("glob:**mine");
        assertThat(directory.resolve("b")).isEmptyDirectory();
    }

    @Test
    void diesWithItsLauncher() throws Exception {
        var launcher = Launcher.start(List.of(), NamespaceHolder.class, directory.resolve("s"));
        assertThat(launcher.inputReader(UTF_8).readLine()).isEqualTo("inside");
        assertThat(Launcher.processes(directory)).isNotEmpty();
        launcher.destroyForcibly().waitFor();
        assertThat(Polling.until(
                        Duration.ofSeconds(5),
                        () -> Launcher.processes(directory).isEmpty()))
                .as("%s", Launcher.processes(directory))
                .isTrue();
    }

    @Test
    void endsWithItsInsideCommand() {
        try (var space = PrivateNamespace.open(TestNamespaces.plan(), directory, List.of("sh", "-c", "exit 3"))) {
            assertThat(space.ended().orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(3);
            assertThatThrownBy(() -> space.waitForServers(Duration.ofSeconds(5)))
                    .hasMessageContaining("exit status 3");
        }
    }

    @Test
    void namesTheServerThatDoesNotComeUp() {
        try (var space = PrivateNamespace.open(TestNamespaces.plan(), directory, TestNamespaces.STAYING)) {
            assertThatThrownBy(() -> space.waitForServers(Duration.ZERO)).hasMessageContaining("web-1 is not ready");
        }
    }

    @Test
    void saysAtOnceWhichServerHasEnded() {
        try (var space = PrivateNamespace.open(TestNamespaces.plan(), directory, TestNamespaces.STAYING)) {
            assertThat(Polling.until(TestNamespaces.PATIENCE, () -> kill("web-2")))
                    .isTrue();
            assertThatThrownBy(() -> space.waitForServers(TestNamespaces.PATIENCE))
                    .hasMessageContaining("web-2 has ended (exit status 137)");
        }
    }

    /** Whether there was anything to kill. */
    private boolean kill(String server) {
        var words = List.of(directory.toString(), server);
        return ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .arguments()
                                .map(List::of)
                                .orElse(List.of())
                                .containsAll(words))
                        .filter(ProcessHandle::destroyForcibly)
                        .count()
                > 0;
    }
}
