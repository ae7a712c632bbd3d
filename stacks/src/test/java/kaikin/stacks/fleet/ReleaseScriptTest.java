package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseScriptTest {
    private static final String[] LOOKALIKES = {"10.0.0.1", "10.0.0.10", "10.0.0.100", "110.0.0.1", "2001:db8::1"};

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void freesTheAddressAndNoneThatLooksLikeIt(String shell) {
        var server = new TestServer(directory, LOOKALIKES);

        var run = server.release(shell, "10.0.0.1");

        assertResult(run, 0, "10.0.0.1", Outcome.RELEASED, "10.0.0.1", ReleaseResult.List.UPLOADED);
        assertThat(server.bans()).containsExactlyInAnyOrder("10.0.0.10", "10.0.0.100", "110.0.0.1", "2001:db8::1");
        assertThat(server.litter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void takesTheAddressFromAnAgentThatPastesIt(String shell) {
        var server = new TestServer(directory, LOOKALIKES);

        var run = server.releasePasted(shell, "10.0.0.10");

        assertResult(run, 0, "10.0.0.10", Outcome.RELEASED, "10.0.0.10", ReleaseResult.List.UPLOADED);
        assertThat(server.bans()).hasSize(4).contains("10.0.0.1", "10.0.0.100");
    }

    @Test
    void freesTheNetThatCoversTheAddressAndNamesIt() {
        var server = new TestServer(directory, "10.9.0.0/24", "10.9.1.5", "10.7.0.0-10.7.0.5");

        var net = server.release("sh", "10.9.0.77");
        var range = server.release("sh", "10.7.0.3");

        assertResult(net, 0, "10.9.0.77", Outcome.RELEASED, "10.9.0.0/24", ReleaseResult.List.UPLOADED);
        assertResult(range, 0, "10.7.0.3", Outcome.RELEASED, "10.7.0.0-10.7.0.5", ReleaseResult.List.UPLOADED);
        assertThat(server.bans()).containsExactly("10.9.1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void freesIpv6AddressesAndNets(String shell) {
        var server = new TestServer(directory, "2001:db8::1", "2001:db8::10", "2001:db8:1::/64", "10.0.0.1");

        var address = server.release(shell, "2001:db8::1");
        var net = server.release(shell, "2001:db8:1::5");

        assertResult(address, 0, "2001:db8::1", Outcome.RELEASED, "2001:db8::1", ReleaseResult.List.UPLOADED);
        assertResult(net, 0, "2001:db8:1::5", Outcome.RELEASED, "2001:db8:1::/64", ReleaseResult.List.UPLOADED);
        assertThat(server.bans()).containsExactlyInAnyOrder("10.0.0.1", "2001:db8::10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2", "0.0.0.0", "2001:db8::2", "::", "1:2:3:4:5:6:7:8"})
    void saysThatAnAddressIsNotBanned(String address) {
        var server = new TestServer(directory, LOOKALIKES);

        assertResult(server.release("sh", address), 0, address, Outcome.ABSENT, "-", ReleaseResult.List.UPLOADED);
        assertThat(server.bans()).containsExactlyInAnyOrder(LOOKALIKES);
    }

    @Test
    void saysThatAnAddressIsNotBannedTheSecondTime() {
        var server = new TestServer(directory, "10.0.0.1");

        server.release("sh", "10.0.0.1");

        assertResult(server.release("sh", "10.0.0.1"), 0, "10.0.0.1", Outcome.ABSENT, "-", ReleaseResult.List.UPLOADED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1;reboot",
                "$(reboot)",
                "`reboot`",
                "10.0.0.1 }; flush ruleset; #",
                "10.0.0.1, 10.0.0.10",
                "10.0.0.1/0",
                "10.0.0.0-10.0.0.255",
                "10.0.0.1\nreboot",
                "10.0.0.1\n",
                "'; flush ruleset; '",
                "-f",
                "",
                " ",
                "{{ Address }}",
                "10.0.0",
                "10.0.0.1.",
                ".10.0.0.1",
                "10.0.0.1.1",
                "10.0.0.01",
                "10.0.0.256",
                "a.b.c.d",
                "167772161",
                "dead:beef",
                "1:2",
                ":",
                ":::",
                "::1::2",
                "1:2:3:4:5:6:7:8:9",
                "::ffff:10.0.0.1",
                "2001:DB8::1",
                "2001:db8::1/128",
                "2001:0db8:0000:0000:0000:0000:0000:0001:aaaa:b"
            })
    void refusesWhatIsNoCanonicalAddress(String text) {
        var server = new TestServer(directory, LOOKALIKES);

        var run = server.release("sh", text);

        assertResult(run, 1, "-", Outcome.REFUSED, "-", ReleaseResult.List.SKIPPED);
        assertThat(server.bans()).containsExactlyInAnyOrder(LOOKALIKES);
        assertThat(server.awsCalls()).isEmpty();
        assertThat(server.litter()).isEmpty();
    }

    @Test
    void neverSaysNotBannedWhereTheFilterCannotReadTheAddress() {
        var server = new TestServer(directory, LOOKALIKES);

        var run = server.release("sh", "12345::1");

        assertResult(run, 1, "12345::1", Outcome.FAILED, "-", ReleaseResult.List.SKIPPED);
        assertThat(run.stderr()).contains("12345::1 may still be banned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void failsWhereNoGuardHasMadeItsSets(String shell) {
        var server = new TestServer(directory);
        server.withoutGuard();

        var run = server.release(shell, "10.0.0.1");

        assertResult(run, 1, "10.0.0.1", Outcome.FAILED, "-", ReleaseResult.List.SKIPPED);
        assertThat(run.stderr()).contains("is sshguard running, with its nft-sets backend?");
        assertThat(server.awsCalls()).isEmpty();
        assertThat(server.litter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void releasesEvenWhereTheFreshListCannotBeUploaded(String shell) throws IOException {
        var server = new TestServer(directory, LOOKALIKES);
        server.awsFails(true);

        var run = server.release(shell, "10.0.0.1");

        assertResult(run, 0, "10.0.0.1", Outcome.RELEASED, "10.0.0.1", ReleaseResult.List.FAILED);
        assertThat(server.bans()).doesNotContain("10.0.0.1").hasSize(4);
        assertThat(server.litter()).isEmpty();
    }

    @Test
    void uploadsTheListAsItIsAfterTheRelease() {
        var server = new TestServer(directory, LOOKALIKES);

        server.release("sh", "110.0.0.1");

        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).body()).contains("\"10.0.0.100\"").doesNotContain("110.0.0.1");
    }

    private static void assertResult(
            Shell run, int status, String address, Outcome outcome, String freed, ReleaseResult.List list) {
        assertThat(ReleaseResult.parse(run.lastLine()))
                .as(run.toString())
                .hasValue(new ReleaseResult(address, outcome, freed, list));
        assertThat(List.of(run.status())).as(run.toString()).containsExactly(status);
    }
}
