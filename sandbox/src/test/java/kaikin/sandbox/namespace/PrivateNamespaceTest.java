package kaikin.sandbox.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kaikin.sandbox.namespace.PrivateNamespace.Polling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One space with two servers, looked at from everywhere. */
class PrivateNamespaceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path state;

    @SuppressWarnings("NullAway.Init")
    private static PrivateNamespace space;

    @BeforeAll
    static void open() {
        space = TestNamespaces.open(state.resolve("a b:c,d"));
    }

    @AfterAll
    static void close() {
        space.close();
    }

    @Test
    void serversHaveTheirOwnNameFilesAndProcesses() {
        assertThat(on("web-1", "hostname").output()).isEqualTo("web-1\n");
        assertThat(on("web-2", "cat", "/etc/hostname").output()).isEqualTo("web-2\n");
        var writing = "for d in /etc /run /run/lock /var/lock /tmp /root /var/log /var/lib /var/lib/kaikin /home"
                + " /var/tmp /var/cache /dev/shm; do echo 1 >$d/kaikin-was-here || exit 1; done";
        assertThat(on("web-1", "sh", "-c", writing)).isEqualTo(new TestShell(0, ""));
        assertThat(on("web-2", "sh", "-c", "ls /etc/kaikin-was-here /run/kaikin-was-here /tmp/kaikin-was-here")
                        .status())
                .isNotZero();
        assertThat(Path.of("/etc/kaikin-was-here")).doesNotExist();
        assertThat(Path.of("/dev/shm/kaikin-was-here")).doesNotExist();
        assertThat(on("web-1", "cat", "/proc/1/comm").output()).isEqualTo("bash\n");
    }

    @Test
    void theEnvironmentOfAServerIsClean() {
        assertThat(on("web-1", "env").output().lines())
                .containsExactlyInAnyOrder(
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                        "HOME=/root",
                        "LANG=C.UTF-8",
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT=http://10.90.0.1:1338/");
        assertThat(on("client", "env").output()).doesNotContain("AWS");
    }

    @Test
    void namesOfTheGatewayResolveAndOthersFailAtOnce() {
        assertThat(on("web-1", "getent", "ahostsv4", "lists.s3.ap-northeast-1.amazonaws.com")
                        .output())
                .contains("10.90.0.1 ");
        assertThat(on("client", "getent", "hosts", "web-2").output()).contains("10.90.0.12");
        assertThat(inside("getent", "hosts", "api.chatwork.com").output()).contains("10.90.0.1 ");
        assertThat(on("web-1", "timeout", "1", "getent", "hosts", "example.com").status())
                .isEqualTo(2);
    }

    @Test
    void theAddedAuthorityIsInBothBundles() throws IOException {
        var wanted = Files.size(Path.of("/etc/ssl/certs/ca-certificates.crt"));
        for (var bundle : List.of(
                "/etc/ssl/certs/ca-certificates.crt", "/usr/lib/python3/dist-packages/awscli/botocore/cacert.pem")) {
            var size = on("web-1", "stat", "-c", "%s", bundle).output().strip();
            assertThat(Long.parseLong(size)).as(bundle).isGreaterThan(wanted);
        }
    }

    @Test
    void enteringPassesInputOutputAndStatusThrough() {
        assertThat(on("web-1", "sh", "-c", "echo out; echo err >&2; exit 7")).isEqualTo(new TestShell(7, "out\nerr\n"));
        assertThat(inside("pwd").output().strip())
                .isEqualTo(Path.of("").toAbsolutePath().toString());
        assertThatThrownBy(() -> space.enterCommand("web-9", List.of("true"))).hasMessageContaining("web-9");
    }

    @Test
    void whoKillsTheEntranceKillsTheCommand() throws Exception {
        var entrance = new ProcessBuilder(space.enterCommand("web-2", List.of("sleep", "86399"))).start();
        assertThat(Polling.until(TestNamespaces.PATIENCE, () -> sleeps("web-2")))
                .isTrue();
        entrance.destroyForcibly().waitFor();
        assertThat(Polling.until(TestNamespaces.PATIENCE, () -> !sleeps("web-2")))
                .isTrue();
    }

    /** By output, not by status: grep also fails when a process ends under its eyes. */
    private static boolean sleeps(String host) {
        return on(host, "sh", "-c", "grep -l -z -x -s 8639[9] /proc/[0-9]*/cmdline; true")
                .output()
                .contains("/cmdline");
    }

    @Test
    void theInsideCommandIsHeard() throws IOException {
        assertThat(space.insideOutput().readLine()).isEqualTo("inside");
        assertThat(space.insideLog()).content().isEqualTo("trouble\n");
    }

    @Test
    void theThirdFailedLoginBansAndADeletedElementFrees() {
        var attacks = new Attacks(space);
        attacks.failToLogIn("203.0.113.7");
        attacks.failToLogIn("203.0.113.7");
        assertThat(attacks.logInAsMika("203.0.113.7")).isEqualTo(new TestShell(0, "web-1\n"));
        attacks.failToLogIn("203.0.113.7");
        assertThat(attacks.banned("203.0.113.7")).isTrue();
        assertThat(attacks.logInAsMika("203.0.113.7").output()).contains("Connection timed out");
        assertThat(attacks.logInAsMika("203.0.113.70")).isEqualTo(new TestShell(0, "web-1\n"));
        assertThat(attacks.onWeb1("nft", "delete", "element", "ip", "sshguard", "attackers", "{ 203.0.113.7 }"))
                .isEqualTo(new TestShell(0, ""));
        assertThat(attacks.logInAsMika("203.0.113.7")).isEqualTo(new TestShell(0, "web-1\n"));
    }

    @Test
    void sixIsGuardedToo() {
        for (int attempt = 0; attempt < 3; attempt++) {
            on(
                    "client",
                    "ssh",
                    "-b",
                    "2001:db8::7",
                    "-o",
                    "BatchMode=yes",
                    "-o",
                    "PreferredAuthentications=none",
                    "admin@ip6-web-2",
                    "true");
        }
        assertThat(Polling.until(
                        Duration.ofSeconds(2),
                        () -> on("web-2", "nft", "get", "element", "ip6", "sshguard", "attackers", "{ 2001:db8::7 }")
                                        .status()
                                == 0))
                .isTrue();
    }

    private static TestShell on(String host, String... command) {
        return TestShell.run(space.enterCommand(host, List.of(command)));
    }

    private static TestShell inside(String... command) {
        return TestShell.run(space.insideCommand(List.of(command)));
    }
}
