package kaikin.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that the launcher installs as root, on a machine whose apt, dpkg and systemd only say what they would do. */
class PackagesTest {
    private static final Path LAUNCHER = Path.of("launcher").toAbsolutePath().normalize();

    private static final Map<String, String> PROGRAMS = Map.of(
            "apt-get",
            "echo apt-get \"$@\"; ls \"$MACHINE/usr/sbin\"; touch \"$MACHINE/installed\"; exit \"${FAILING-0}\"",
            "dpkg-query",
            """
            case $1 in
              -W)
                printf 'ii  bash\\nii  openssh-server\\nrc  gone\\n'
                if [ -e "$MACHINE/installed" ]; then printf 'ii  fail2ban\\nii  sshguard\\nii  libfoo\\n'; fi
                ;;
              *)
                case $2 in
                  fail2ban) printf '/usr/bin/fail2ban-client\\n/etc/init.d/fail2ban\\n/lib/systemd/system/fail2ban.service\\n' ;;
                  sshguard) printf '/usr/lib/systemd/system/sshguard.service\\n/usr/lib/systemd/system/a@.service\\n' ;;
                  openssh-server) printf '/lib/systemd/system/ssh.service\\n' ;;
                esac
                ;;
            esac
            """,
            "deb-systemd-helper",
            "[ -n \"$DPKG_MAINTSCRIPT_PACKAGE\" ] && echo helper \"$@\"",
            "update-rc.d",
            "echo update-rc.d \"$@\"",
            "systemctl",
            "echo systemctl \"$@\"");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path machine;

    @BeforeEach
    void setUp() throws IOException {
        Files.createDirectories(machine.resolve("usr/sbin"));
        Files.createDirectories(machine.resolve("bin"));
        Files.createDirectories(machine.resolve("tmp"));
        for (var program : PROGRAMS.entrySet()) {
            var file = Files.writeString(
                    machine.resolve("bin").resolve(program.getKey()), "#!/bin/sh\n" + program.getValue());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** What was there before keeps its service; what is new gets none, neither now nor after the next start. */
    @Test
    void onlyServicesOfNewPackagesAreDisabled() throws Exception {
        var said = install("0");

        assertThat(said)
                .contains(
                        "apt-get install -y --no-install-recommends fail2ban sshguard\npolicy-rc.d\n",
                        "helper disable fail2ban.service\n",
                        "helper disable sshguard.service\n",
                        "update-rc.d fail2ban disable\n")
                .doesNotContain("ssh.service\nhelper", "disable ssh.service", "a@.service")
                .endsWith("status 0\n");
        assertThat(machine.resolve("usr/sbin/policy-rc.d")).doesNotExist();
        assertThat(machine.resolve("tmp")).isEmptyDirectory();
    }

    /** What has been unpacked by then may be enabled. */
    @Test
    void whereInstallingFailsServicesAreDisabledAsWell() throws Exception {
        assertThat(install("100")).contains("helper disable sshguard.service\n").endsWith("status 100\n");
        assertThat(machine.resolve("usr/sbin/policy-rc.d")).doesNotExist();
        assertThat(machine.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void anAdministratorsPolicyStays() throws Exception {
        var policy = Files.writeString(machine.resolve("usr/sbin/policy-rc.d"), "#!/bin/sh\nexit 0\n");

        assertThat(install("0")).contains("helper disable sshguard.service\n");
        assertThat(policy).hasContent("#!/bin/sh\nexit 0\n");
    }

    private String install(String failing) throws IOException, InterruptedException {
        var script = """
                set -euo pipefail
                cache=/nonexistent root=$MACHINE
                . "$1/progress.bash"
                . "$1/packages.bash"
                status=0
                install_without_services fail2ban sshguard || status=$?
                echo "status $status"
                """;
        var builder =
                new ProcessBuilder("bash", "-c", script, "launcher", LAUNCHER.toString()).redirectErrorStream(true);
        builder.environment().put("MACHINE", machine.toString());
        builder.environment().put("FAILING", failing);
        builder.environment().put("TMPDIR", machine.resolve("tmp").toString());
        builder.environment().put("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
