package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import kaikin.banlist.BanList;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which guards a server has, and what is said of those that cannot be asked. */
class GuardsTest extends ServerTest {
    @Test
    void allGuardsOfAServerAreAsked() {
        for (var filter : Filter.values()) {
            server.bans(filter, "10.0.0.1", "10.0.0.10");
        }

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1");
        assertThat(result(run).guards()).isEqualTo("nft-sets,iptables-nft,iptables-legacy,ipset");
        assertThat(server.bans()).hasSize(4).containsOnly("10.0.0.10");
    }

    @ParameterizedTest
    @EnumSource
    void aGuardIsFoundWithoutAnyConfiguration(Filter filter) {
        server.sh(filter.bans(java.util.List.of("10.0.0.1")));

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1");
        assertThat(result(run).guards()).isEqualTo(filter.guard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void aServerWithoutAnyGuardSaysSo(String shell) {
        assertResult(server.release(shell, "10.0.0.1"), Outcome.UNSUPPORTED, "-", Reason.NO_GUARD);
        assertResult(server.check(shell, "10.0.0.1"), Outcome.UNSUPPORTED, "-", Reason.NO_GUARD);
        assertThat(server.upload(shell).status()).isEqualTo(1);
        assertThat(server.upload(shell).stderr()).contains("neither sshguard nor fail2ban");
        assertThat(server.awsCalls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firewalld", "hosts", "ipfw", "pf", "null"})
    void anUnsupportedBackendIsSaidToBe(String backend) {
        server.configure("BACKEND=/usr/libexec/sshguard/sshg-fw-" + backend + " # ours\n");

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.UNSUPPORTED, "-", Reason.BACKEND);
        assertThat(run.stderr()).contains("«" + backend + "» is not supported");
    }

    @Test
    void whatCanBeFreedIsFreedBesideAnUnsupportedBackend() {
        server.bans(Filter.IPSET, "10.0.0.1");
        server.configure("BACKEND=/usr/libexec/sshguard/sshg-fw-firewalld\n");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.UNSUPPORTED, "10.0.0.1", Reason.BACKEND);
        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).body()).contains("listing ipset\n", "listing unreadable\n");
    }

    @ParameterizedTest
    @CsvSource({"nft-sets", "iptables", "ipset"})
    void aGuardThatIsStoppedIsNeverTakenForOneWithoutBans(String backend) {
        server.configure("BACKEND=/usr/libexec/sshguard/sshg-fw-" + backend + "\n");

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.FAILED, "-", Reason.UNREADABLE);
        assertThat(run.stderr()).contains("is sshguard running, with its " + backend + " backend?");
        assertThat(server.upload("dash").status()).isEqualTo(1);
        // At once, and not when the last list that could be read is old.
        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).body()).contains("\nlisting unreadable\nend\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BACKEND=/usr/libexec/sshg-fw-ipset",
                "BACKEND='/usr/libexec/sshg-fw-ipset' # a comment",
                "  export BACKEND=\"$libexec/sshg-fw-ipset\"",
                "BACKEND=/usr/libexec/sshg-fw-pf\nBACKEND=/usr/libexec/sshg-fw-ipset;",
                "#BACKEND=/usr/libexec/sshg-fw-pf\nBACKEND=/usr/libexec/sshg-fw-ipset",
                "LOGREADER=\"x BACKEND=pf\"\n\tBACKEND=/usr/libexec/sshg-fw-ipset",
                "touch /tmp/executed; $(touch /tmp/executed)\nX=`touch /tmp/executed`\nBACKEND=/x/sshg-fw-ipset"
            })
    void theConfigurationIsReadAndNeverRun(String configuration) {
        server.configure(configuration);

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.FAILED, "-", Reason.UNREADABLE);
        assertThat(run.stderr()).contains("ipset");
        assertThat(server.litter()).isEmpty();
    }

    @Test
    void aSetOfAddressesIsAsGoodAsOneOfNets() {
        server.bans(Filter.IPSET);
        server.sh("""
                ipset destroy
                ipset create sshguard4 hash:ip family inet timeout 3600 comment
                ipset create sshguard6 hash:ip family inet6
                ipset add sshguard4 203.0.113.7 comment 'seen twice, nomatch in whois'
                ipset add sshguard4 203.0.113.8
                """);

        assertResult(server.check("dash", "203.0.113.7"), Outcome.BANNED, "203.0.113.7");
        assertResult(server.release("dash", "203.0.113.7"), Outcome.RELEASED, "203.0.113.7");
        assertThat(server.bans()).containsExactly("203.0.113.8");
    }

    /** What a set has, and does not show, is not understood. */
    @Test
    void aSetThatHasTheAddressButShowsNothingOfItIsUnreadable() {
        server.bans(Filter.IPSET);
        server.sh("ipset destroy && ipset create sshguard4 hash:ip family inet netmask 24"
                + " && ipset create sshguard6 hash:net family inet6 && ipset add sshguard4 203.0.113.7"
                + " && printf '#!/bin/sh\ncase $1 in save) /usr/sbin/ipset save $2 | grep -v ^add ;; *) /usr/sbin/ipset \"$@\" ;; esac\n'"
                + " >/usr/local/bin/ipset && chmod +x /usr/local/bin/ipset");

        assertResult(server.release("dash", "203.0.113.7"), Outcome.FAILED, "-", Reason.UNREADABLE);
    }

    /** The foreign rule is somebody else's, and of another net. */
    @ParameterizedTest
    @EnumSource(names = {"IPTABLES_NFT", "IPTABLES_LEGACY"})
    void aRuleThatDoesNotCoverTheAddressHindersNoRelease(Filter filter) {
        server.bans(filter, "203.0.113.7");
        server.sh(
                "program=%s; $program -N LOGDROP; $program -A LOGDROP -j DROP; $program -I sshguard -s 198.51.100.0/24 -j LOGDROP"
                        .formatted(filter.guard()));

        assertResult(server.release("dash", "203.0.113.7"), Outcome.RELEASED, "203.0.113.7");
        assertThat(server.sh(filter.guard() + " -S sshguard")).contains("-s 198.51.100.0/24 -j LOGDROP");
    }

    /** Their source is the same; only the one in sshguard's own form is its. */
    @Test
    void aForeignRuleWithTheSameSourceIsLeft() {
        server.bans(Filter.IPTABLES_NFT);
        server.sh("ip6tables-nft -A sshguard -s 2001:db8::/64 -m comment --comment mine -j DROP"
                + " && ip6tables-nft -A sshguard -s 2001:db8::/64 -p tcp -m tcp --dport 25 -j DROP"
                + " && ip6tables-nft -A sshguard -s 2001:db8::/64 -j DROP");

        assertResult(server.release("dash", "2001:db8::1"), Outcome.FAILED, "2001:db8::/64", Reason.STILL_BANNED);
        assertThat(server.sh("ip6tables-nft -S sshguard"))
                .contains("comment mine", "--dport 25")
                .doesNotContain("/64 -j DROP");
    }

    /** What the filter has is seen once for all guards; where one of its programs fails, they are asked one by one. */
    @ParameterizedTest
    @MethodSource("filtersAndFailingPrograms")
    void whereTheFilterCannotBeSeenTheGuardsAreAskedThemselves(Filter filter, String command, String says) {
        server.bans(filter, "10.0.0.1", "2001:db8::1");
        // Programs of the variant legacy are only asked where the kernel has its tables.
        server.sh("iptables-legacy -nL >/dev/null; ip6tables-legacy -nL >/dev/null");
        fail(command, says);

        server.upload("dash");

        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).body())
                .contains("\nlisting " + filter.guard() + "\n", "10.0.0.1", "2001:db8::1", "\nlisting filter\n");
        assertThat(BanList.parse(server.awsCalls().get(0).body()).complete()).isFalse();
        assertFreed("10.0.0.1", !command.startsWith("ip6"));
        assertFreed("2001:db8::1", !command.startsWith("iptables"));
        assertThat(server.bans()).isEmpty();
    }

    private static Stream<Arguments> filtersAndFailingPrograms() {
        return Stream.of(Filter.values())
                .flatMap(filter -> Stream.of(
                                "iptables-nft-save",
                                "ip6tables-nft-save",
                                "iptables-legacy-save",
                                "ip6tables-legacy-save",
                                "nft -t list ruleset")
                        .flatMap(command ->
                                Stream.of("nothing", "half").map(says -> Arguments.of(filter, command, says))));
    }

    /** From now on this command fails, after it has said nothing or half of it; the program's others do what they did. */
    private void fail(String command, String says) {
        var program = command.split(" ", 2)[0];
        var real = server.sh("command -v " + program).strip();
        server.sh("""
                cat >/usr/local/bin/%1$s <<'END'
                #!/bin/sh
                case "%1$s${*:+ $*}" in '%2$s') ;; *) exec %3$s "$@" ;; esac
                [ %4$s = nothing ] || { said=$(%3$s "$@"); printf '%%s' "$said" | head -c $((${#said} / 2)); }
                exit 4
                END
                chmod +x /usr/local/bin/%1$s
                """.formatted(program, command, real, says));
    }

    /** What a guard has is freed; that nothing else blocks is not said where the filter's program for it was not seen. */
    private void assertFreed(String address, boolean unseen) {
        assertResult(
                server.release("dash", address),
                unseen ? Outcome.FAILED : Outcome.RELEASED,
                address,
                unseen ? Reason.UNJUDGED : Reason.NONE);
    }

    /** ipset is the only one of its programs that the guard itself is asked by. */
    @Test
    void setsThatCannotBeReadAreNoSetsWithoutBans() {
        server.bans(Filter.IPSET, "10.0.0.1", "2001:db8::1");
        fail("ipset save sshguard6", "half");

        assertThat(server.upload("dash").status()).isEqualTo(1);

        assertThat(BanList.parse(server.awsCalls().get(0).body()).complete()).isFalse();
        assertThat(result(server.release("dash", "2001:db8::1")).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void halfOfASetIsNoList() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.sh("nft delete table ip6 sshguard");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.FAILED, "-", Reason.UNREADABLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"IPTABLES_NFT", "IPTABLES_LEGACY"})
    void aServerWithoutTheChainForIpv6BansNobodyThere(Filter filter) {
        server.bans(filter, "10.0.0.1");
        server.sh("program=%s; $program -F; $program -X sshguard"
                .formatted(filter.guard().replace("ip", "ip6")));

        assertResult(server.release("dash", "2001:db8::1"), Outcome.ABSENT, "-");
        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
    }
}
