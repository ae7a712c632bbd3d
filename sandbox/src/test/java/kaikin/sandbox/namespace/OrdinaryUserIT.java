package kaikin.sandbox.namespace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same space, opened by a user without any right. */
@Timeout(90)
class OrdinaryUserIT {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void isBannedAndFreedAndLeavesNothing() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "is an ordinary user already");
        assumeTrue(canRead("target/classes/kaikin/sandbox/space/outer.sh"), "nobody cannot read the build");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        var launcher = Launcher.start(AS_NOBODY, BansInANamespace.class, directory.resolve("s"));
        assertThat(launcher.inputReader(UTF_8).lines()).containsExactly("banned true", "mika on web-1");
        assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isZero();
        assertThat(Launcher.processes(directory)).isEmpty();
        assertThat(directory.resolve("s")).isEmptyDirectory();
    }

    private static boolean canRead(String file) {
        var command = new ArrayList<>(AS_NOBODY);
        command.addAll(List.of("test", "-r", Path.of(file).toAbsolutePath().toString()));
        return TestShell.run(command).status() == 0;
    }
}
