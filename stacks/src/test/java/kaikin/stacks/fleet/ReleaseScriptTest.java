package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseScriptTest extends ServerTest {
    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void freesTheAddressAndNoneThatLooksLikeIt(Filter filter, String shell) {
        server.bans(filter, LOOKALIKES);

        var run = server.release(shell, "10.0.0.1");

        assertThat(result(run))
                .isEqualTo(new ReleaseResult(
                        "10.0.0.1",
                        Outcome.RELEASED,
                        "10.0.0.1",
                        ReleaseResult.List.UPLOADED,
                        filter.guard(),
                        Reason.NONE,
                        "web-1"));
        assertThat(run.status()).isZero();
        assertThat(run.stderr()).isEmpty();
        assertThat(server.bans()).containsExactlyInAnyOrder("10.0.0.10", "10.0.0.100", "110.0.0.1", "2001:db8::1");
        assertThat(server.litter()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void freesIpv6AddressesAndNetsAndNamesThem(Filter filter, String shell) {
        server.bans(filter, "2001:db8::1", "2001:db8::10", "2001:db8:1::/64", "10.0.0.1", "10.9.0.0/24", "10.9.1.5");

        assertResult(server.release(shell, "2001:db8::1"), Outcome.RELEASED, "2001:db8::1");
        assertResult(server.release(shell, "2001:db8:1::5"), Outcome.RELEASED, "2001:db8:1::/64");
        assertResult(server.release(shell, "10.9.0.77"), Outcome.RELEASED, "10.9.0.0/24");
        assertThat(server.bans()).containsExactlyInAnyOrder("10.0.0.1", "2001:db8::10", "10.9.1.5");
    }

    @Test
    void freesARangeIntoWhichNftMergedNeighbours() {
        server.bans(Filter.NFT_SETS, "10.7.0.0-10.7.0.5", "10.7.0.9");

        assertResult(server.release("dash", "10.7.0.3"), Outcome.RELEASED, "10.7.0.0-10.7.0.5");
        assertThat(server.bans()).containsExactly("10.7.0.9");
    }

    @ParameterizedTest
    @EnumSource(names = {"IPTABLES_NFT", "IPTABLES_LEGACY"})
    void freesEveryRuleWhereSeveralCoverTheAddress(Filter filter) {
        server.bans(filter, "10.9.0.0/24", "10.9.0.7", "10.9.0.0/24", "10.9.0.70", "10.0.0.0/8");

        assertResult(server.release("dash", "10.9.0.7"), Outcome.RELEASED, "10.9.0.0/24,10.9.0.7,10.0.0.0/8");
        assertThat(server.bans()).containsExactly("10.9.0.70");
    }

    /** ip6tables-nft 1.8.9 by itself would delete the shorter one's namesake. */
    @ParameterizedTest
    @EnumSource(names = {"IPTABLES_NFT", "IPTABLES_LEGACY"})
    void keepsANetThatBeginsWithTheSameAddress(Filter filter) {
        server.bans(filter, "2001:db8::/126", "2001:db8::", "2001:db8::/64", "2001:db8::1");

        assertResult(server.release("dash", "2001:db8::10"), Outcome.RELEASED, "2001:db8::/64");
        assertThat(server.bans()).containsExactly("2001:db8::/126", "2001:db8::", "2001:db8::1");
        server.bans(filter, "2001:db8::/32", "10.0.0.0/31", "10.0.0.0");
        assertResult(server.release("dash", "2001:db8:5::1"), Outcome.RELEASED, "2001:db8::/32");
        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.0/31");
    }

    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void saysThatAnAddressIsNotBannedAndChangesNothing(Filter filter, String shell) {
        server.bans(filter, LOOKALIKES);
        var before = server.everything();

        for (var address : List.of("10.0.0.2", "0.0.0.0", "2001:db8::2", "::", "1:2:3:4:5:6:7:8")) {
            assertResult(server.release(shell, address), Outcome.ABSENT, "-");
        }

        assertThat(server.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAnAddressIsNotBannedTheSecondTime(Filter filter) {
        server.bans(filter, "10.0.0.1");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertResult(server.release("dash", "10.0.0.1"), Outcome.ABSENT, "-");
    }

    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void aCheckLooksAndChangesNothing(Filter filter, String shell) {
        server.bans(filter, "10.9.0.0/24", "10.0.0.1");
        var before = server.everything();

        assertResult(server.check(shell, "10.9.0.7"), Outcome.BANNED, "10.9.0.0/24");
        assertResult(server.check(shell, "10.0.0.10"), Outcome.ABSENT, "-");

        assertThat(server.everything()).isEqualTo(before);
        assertThat(server.awsCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.1, 10.0.0.1",
        "::ffff:a00:1, 10.0.0.1",
        "0:0:0:0:0:ffff:10.0.0.1, 10.0.0.1",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "2001:DB8::1, 2001:db8::1",
        "2001:db8:0:0::1, 2001:db8::1"
    })
    void takesAnyFormOfAnAddress(String text, String canonical) {
        server.bans(Filter.NFT_SETS, LOOKALIKES);

        var run = server.release("dash", text);

        assertResult(run, Outcome.RELEASED, canonical);
        assertThat(result(run).address()).isEqualTo(canonical);
    }

    @Test
    void uploadsTheListAsItIsAfterTheRelease() {
        server.bans(Filter.NFT_SETS, LOOKALIKES);

        server.release("dash", "110.0.0.1");

        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).body()).contains("\"10.0.0.100\"").doesNotContain("110.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void releasesEvenWhereTheFreshListCannotBeUploaded(Filter filter, String shell) throws IOException {
        server.bans(filter, LOOKALIKES).awsFails(true);

        var run = server.release(shell, "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1");
        assertThat(result(run).list()).isEqualTo(ReleaseResult.List.FAILED);
        assertThat(server.bans()).doesNotContain("10.0.0.1").hasSize(4);
        assertThat(server.litter()).isEmpty();
    }

    @Test
    void leavesWhatOthersHaveInTheChainAndSaysThatItStillBans() {
        server.bans(Filter.IPTABLES_NFT, "10.0.0.1");
        server.sh("iptables-nft -A sshguard -s 10.0.0.0/24 -m comment --comment \"by hand -s 9.9.9.9\" -j DROP");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.FAILED, "10.0.0.1", Reason.STILL_BANNED);
        assertResult(server.release("dash", "9.9.9.9"), Outcome.ABSENT, "-");
        assertThat(server.bans()).containsExactly("10.0.0.0/24");
    }

    @Test
    void neverSaysFreeWhereARuleMayBanAnybody() {
        server.bans(Filter.IPTABLES_NFT, "10.0.0.1");
        server.sh("nft add rule ip filter sshguard ip saddr '{ 10.0.0.1, 10.0.0.2 }' drop");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.FAILED, "10.0.0.1", Reason.STILL_BANNED);
        assertResult(server.check("dash", "10.0.0.3"), Outcome.ABSENT, "-");
        server.sh("nft insert rule ip filter sshguard drop");
        assertResult(server.release("dash", "10.0.0.3"), Outcome.FAILED, "-", Reason.UNJUDGED);
        assertResult(server.check("dash", "10.0.0.3"), Outcome.FAILED, "-", Reason.UNJUDGED);
    }
}
