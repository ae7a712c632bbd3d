package kaikin.sandbox.space;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a space comes to its end, and that nothing stays. */
@Timeout(60)
class SpaceEndsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void twoSpacesLiveSideBySideAndLeaveNothing() throws IOException {
        Files.createDirectories(directory.resolve("a"));
        Files.writeString(directory.resolve("a/mine"), "kept");
        var mounts = Files.readString(Path.of("/proc/self/mountinfo"));
        var one = TestSpaces.open(directory.resolve("a"));
        var two = TestSpaces.open(directory.resolve("b"));
        assertThat(processes()).isNotEmpty();
        one.close();
        assertThat(Shell.run(two.enterCommand("web-1", List.of("hostname")))).isEqualTo(new Shell(0, "web-1\n"));
        two.close();
        assertThat(processes()).isEmpty();
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).isEqualTo(mounts);
        assertThat(directory.resolve("a")).isDirectoryContaining("glob:**mine");
        assertThat(directory.resolve("b")).isEmptyDirectory();
    }

    @Test
    void diesWithItsLauncher() throws Exception {
        var launcher = launcher(List.of());
        assertThat(afterBan(launcher)).isEqualTo("after true");
        assertThat(processes()).isNotEmpty();
        launcher.destroyForcibly().waitFor();
        assertThat(Waiting.until(Duration.ofSeconds(5), () -> processes().isEmpty()))
                .as("%s", processes())
                .isTrue();
    }

    @Test
    void anOrdinaryUserCanDoAllThis() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "runs as an ordinary user already");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assumeTrue(reachableByNobody(), "nobody can read what is to be tested");
        var launcher = launcher(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        assertThat(afterBan(launcher)).isEqualTo("after true");
        launcher.getOutputStream().close();
        assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void endsWithItsInsideCommand() {
        try (var space = Space.open(TestSpaces.plan(), directory, List.of("sh", "-c", "exit 3"))) {
            assertThat(space.ended().orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(3);
            assertThatThrownBy(() -> space.waitForServers(Duration.ofSeconds(5)))
                    .hasMessageContaining("exit status 3");
        }
    }

    @Test
    void namesTheServerThatDoesNotComeUp() {
        try (var space = Space.open(TestSpaces.plan(), directory, TestSpaces.STAYING)) {
            assertThatThrownBy(() -> space.waitForServers(Duration.ZERO)).hasMessageContaining("web-1 is not ready");
        }
    }

    private Process launcher(List<String> prefix) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HoldsASpace.class.getName(),
                directory.resolve("s").toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String afterBan(Process launcher) throws IOException {
        var lines = new BufferedReader(launcher.inputReader(UTF_8));
        assertThat(lines.readLine()).isEqualTo("before false");
        return String.valueOf(lines.readLine());
    }

    private static boolean reachableByNobody() {
        return Shell.run(List.of(
                                "setpriv",
                                "--reuid=nobody",
                                "--regid=nogroup",
                                "--clear-groups",
                                "test",
                                "-r",
                                Path.of("target/classes/kaikin/sandbox/space/outer.sh")
                                        .toAbsolutePath()
                                        .toString()))
                        .status()
                == 0;
    }

    /** What runs on this machine and speaks of this test's directory; the launcher itself apart. */
    private List<String> processes() {
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            var found = new ArrayList<String>();
            for (var process : all) {
                var line = commandLine(process);
                if (line.contains(directory.toString() + "/") && !line.contains("HoldsASpace")) {
                    found.add(line);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException e) {
            return ""; // It has just ended.
        }
    }
}
