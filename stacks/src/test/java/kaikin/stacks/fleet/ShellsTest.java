package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts under every shell and every awk that a server may have. */
class ShellsTest extends ServerTest {
    private static Stream<Arguments> shellsAndAwks() {
        return Stream.of("dash", "bash", "busybox sh")
                .flatMap(shell -> Stream.of("mawk", "gawk", "POSIXLY_CORRECT=1 gawk", "busybox awk")
                        .map(awk -> Arguments.of(shell, awk)));
    }

    @ParameterizedTest
    @MethodSource("shellsAndAwks")
    void everyGuardIsListedAndFreed(String shell, String awk) {
        var program = awk.replaceFirst(".*=1 ", "").split(" ", -1)[0];
        assumeTrue(
                ScriptShell.runs("sh", "-c", "command -v " + program + " && command -v " + shell.split(" ", -1)[0]),
                "needs " + awk);
        server.write(
                "bin/awk",
                "#!/bin/sh\nexport %s\nexec %s \"$@\"\n"
                        .formatted(
                                awk.contains("=") ? awk.split(" ", -1)[0] : "LC_ALL", awk.replaceFirst(".*=1 ", "")));
        server.write("bin/shell", "#!/bin/sh\nexec %s \"$@\"\n".formatted(shell));
        server.sh("chmod 755 /usr/local/bin/awk /usr/local/bin/shell");
        for (var filter : Filter.values()) {
            server.bans(filter, "10.0.0.1", "10.9.0.0/24", "2001:db8::1");
        }
        server.write("place/var/lib/blacklist.db", "1700000000|100|4|10.0.0.1 \n");
        server.configure("BLACKLIST_FILE=90:\"/var/lib/blacklist.db\"\n");
        server.sh("iptables-legacy -A INPUT -s 203.0.113.7 -p tcp -j REJECT");
        // No name of a file becomes a word of the script.
        server.sh("touch /mnt/9 /mnt/10.0.0.9");

        assertThat(server.upload("shell").stdout()).isEqualTo("uploaded\n");
        assertThat(server.awsCalls().get(0).body()).contains("\nlisting filter\n203.0.113.7\nend\n");
        assertResult(server.check("shell", "10.9.0.7"), Outcome.BANNED, "10.9.0.0/24");
        assertResult(server.release("shell", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertResult(server.release("shell", "2001:0db8:0::1"), Outcome.RELEASED, "2001:db8::1");
        assertResult(server.release("shell", "203.0.113.7"), Outcome.FAILED, "-", Reason.STILL_BANNED);
        assertThat(server.bans()).containsExactly("10.9.0.0/24", "10.9.0.0/24", "10.9.0.0/24", "10.9.0.0/24");
        assertThat(server.read("place/var/lib/blacklist.db")).startsWith("#");
    }
}
