package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kaikin.banlist.BanList;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other people have in the filter of a server: after a release the whole of it is asked about the address. */
class FilterTest extends ServerTest {
    private static final String ADDRESS = "203.0.113.7";

    private static final String CLEAR = """
            nft flush ruleset
            for table in filter mangle raw; do iptables-legacy -t $table -F; iptables-legacy -t $table -X; done
            ipset destroy
            ip route flush table main type blackhole
            : >/etc/hosts.deny
            """;

    /** Iptables rules that say nothing of the address, or let it pass: {@code I} is the program. */
    private static final List<String> HARMLESS = List.of(
            "I -A INPUT -s 203.0.113.70 -j DROP; I -A INPUT -s 203.0.113.7 -j ACCEPT; I -A INPUT -p tcp --dport 25 -j DROP",
            "I -A INPUT -m conntrack --ctstate INVALID -j DROP; I -A INPUT ! -s 203.0.113.0/24 -j DROP",
            "I -N unused; I -A unused -s 203.0.113.7 -j DROP",
            "I -N log; I -A log -j LOG --log-prefix DROP; I -A INPUT -s 203.0.113.7 -j log",
            "I -N drop; I -A drop -j DROP; I -A INPUT -s 198.51.100.0/24 -j drop",
            "I -A OUTPUT -s 203.0.113.7 -j DROP; I -A INPUT -d 203.0.113.7 -j DROP",
            "I -A INPUT -m iprange --src-range 203.0.113.8-203.0.113.9 -j DROP",
            "I -A INPUT -s 203.0.113.70 -j MARK --set-mark 1",
            "ipset create bad hash:net; ipset add bad 203.0.114.0/24; I -A INPUT -m set --match-set bad src -j DROP",
            "ipset create bad hash:net; ipset add bad 203.0.113.0/24; I -A INPUT -m set ! --match-set bad src -j DROP",
            "ipset create six hash:net family inet6; ip6tables-nft -A INPUT -m set --match-set six src -j DROP",
            "I -A INPUT -m recent --set --name X; I -A INPUT -m recent --update --hitcount 6 --name X -j DROP");

    private static final List<String> BLOCKING = List.of(
            "I -A INPUT -s 203.0.113.7 -p tcp --dport 22 -m comment --comment 'it is -j ACCEPT' -j REJECT",
            // As hosting panels do.
            "I -N fail2ban-SSH; I -A INPUT -p tcp --dport 22 -j fail2ban-SSH;"
                    + " I -A fail2ban-SSH -s 203.0.113.7 -j REJECT; I -A fail2ban-SSH -j RETURN",
            "I -N drop; I -A drop -j LOG; I -A drop -j DROP; I -A INPUT -s 203.0.113.0/24 -j drop",
            "I -t raw -A PREROUTING -s 203.0.113.7 -j DROP",
            "I -t mangle -A PREROUTING -s 203.0.113.7 -j DROP",
            "I -A OUTPUT -d 203.0.113.7 -j DROP",
            "I -A INPUT -m iprange --src-range 203.0.113.5-203.0.113.9 -j DROP",
            "ipset create bad hash:net; ipset add bad 203.0.113.0/24; I -A INPUT -m set --match-set bad src -j DROP",
            "ipset create bad hash:net,port; ipset add bad 203.0.113.0/24,tcp:22;"
                    + " I -A INPUT -m set --match-set bad src,dst -j DROP");

    private static final List<String> DOUBTFUL = List.of(
            "I -A INPUT -s 203.0.113.7 -j MARK --set-mark 1",
            "I -A INPUT -m u32 --u32 '0xc=0xcb007107' -j DROP",
            "I -A INPUT -s 203.0.0.7/255.0.0.255 -j DROP",
            "I -A INPUT -m recent --update --hitcount 6 --name Y -j DROP; echo +203.0.113.7 >/proc/net/xt_recent/Y");

    /** In a chain of nft's own, {@code N} before a rule. */
    private static final List<String> HARMLESS_NFT = List.of(
            "N ip saddr 203.0.113.70 drop; N ip saddr 203.0.113.7 accept; N tcp dport 25 drop; N ip6 saddr ::/0 drop",
            "N ip saddr != 203.0.113.70 drop; N ct state vmap { invalid : drop }; N ether saddr 00:11:22:33:44:55 drop",
            "N ip saddr { 203.0.113.8-203.0.113.9, 10.0.0.1 } drop",
            "nft add set inet t s '{ type ipv4_addr; flags interval; elements = { 203.0.114.0/24 }; }'; N ip saddr @s drop",
            "nft add set inet t s '{ type ipv4_addr . inet_service; elements = { 203.0.113.8 . 22 }; }';"
                    + " N ip saddr . tcp dport @s drop",
            "nft add map inet t m '{ type ipv4_addr : verdict; elements = { 203.0.113.7 : accept, 203.0.113.8 : drop }; }';"
                    + " N ip saddr vmap @m",
            "nft add set inet t s '{ type ipv4_addr; flags dynamic; timeout 1m; }';"
                    + " N add @s '{ ip saddr limit rate over 3/minute }' drop");

    private static final List<String> BLOCKING_NFT = List.of(
            "N ip saddr 203.0.113.7 limit rate over 3/minute log prefix '\"ip saddr 1.2.3.4 accept\"' drop",
            "N ip saddr { 203.0.113.5-203.0.113.9, 10.0.0.1 } counter reject with icmp type host-prohibited",
            "nft add set inet t s '{ type ipv4_addr; flags interval; elements = { 203.0.113.0/24 }; }'; N ip saddr @s drop",
            "nft add set inet t s '{ type ipv4_addr . inet_service; elements = { 203.0.113.7 . 22 }; }';"
                    + " N ip saddr . tcp dport @s drop",
            "nft add map inet t m '{ type ipv4_addr : verdict; elements = { 203.0.113.7 : drop }; }'; N ip saddr vmap @m",
            "N ip saddr vmap '{ 203.0.113.7 : drop }'",
            "nft add chain inet t o; nft add rule inet t o ip saddr 203.0.113.7 drop; N tcp dport vmap '{ 22 : jump o }'");

    private static final List<String> DOUBTFUL_NFT = List.of(
            "N ip saddr '&' 255.0.0.255 == 203.0.0.7 drop",
            "N @nh,96,32 0xcb007107 drop",
            "N ip saddr 203.0.113.7 meta mark set 1");

    @BeforeEach
    void cover() {
        server.sh("touch /mnt/hosts.deny; mount --bind /mnt/hosts.deny /etc/hosts.deny; ip link set lo up");
    }

    private static Stream<String> programs() {
        return Stream.of("iptables-nft", "iptables-legacy");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aRuleThatSaysNothingOfTheAddressHindersNoRelease(String program) {
        HARMLESS.forEach(rules -> assertReleased(rules.replace("I ", program + " ")));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aRuleThatBlocksTheAddressIsNamed(String program) {
        BLOCKING.forEach(rules -> assertFailed(rules.replace("I ", program + " "), Reason.STILL_BANNED));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aRuleThatNobodyCanJudgeIsNamed(String program) {
        DOUBTFUL.forEach(rules -> assertFailed(rules.replace("I ", program + " "), Reason.UNJUDGED));
    }

    @Test
    void rulesOfNftAreReadAsWell() {
        HARMLESS_NFT.forEach(rules -> assertReleased(nft(rules)));
        BLOCKING_NFT.forEach(rules -> assertFailed(nft(rules), Reason.STILL_BANNED));
        DOUBTFUL_NFT.forEach(rules -> assertFailed(nft(rules), Reason.UNJUDGED));
    }

    private static String nft(String rules) {
        return "nft add table inet t; nft add chain inet t i '{ type filter hook input priority 5; policy drop; }'; "
                + rules.replace("N ", "nft add rule inet t i ");
    }

    @Test
    void routesAndHostsDenyAreAskedToo() {
        assertReleased("ip route add blackhole 198.51.100.0/24; echo 'sshd: ALL EXCEPT 10.' >/etc/hosts.deny");
        assertFailed("ip route add blackhole 203.0.113.0/24", Reason.STILL_BANNED);
        assertFailed("echo 'sshd: 203.0.113.7 # by hand' >/etc/hosts.deny", Reason.STILL_BANNED);
        assertFailed("echo 'ALL: 203.0. : spawn (echo x)' >/etc/hosts.deny", Reason.STILL_BANNED);
        assertFailed("echo 'sshd: .example.org' >/etc/hosts.deny", Reason.UNJUDGED);
    }

    private void assertReleased(String rules) {
        prepare(rules);
        assertResult(server.release("dash", ADDRESS), Outcome.RELEASED, ADDRESS);
    }

    private void assertFailed(String rules, Reason reason) {
        prepare(rules);
        var run = server.release("dash", ADDRESS);
        assertThat(result(run).outcome()).as(rules + run).isEqualTo(Outcome.FAILED);
        assertThat(result(run).reason()).as(rules + run).isEqualTo(reason);
        assertThat(result(run).freed()).as(rules + run).isEqualTo(ADDRESS);
        assertThat(run.stderr())
                .as(rules + run)
                .contains(reason == Reason.UNJUDGED ? "nobody can say" : "is still blocked, by");
    }

    private void prepare(String rules) {
        server.sh("{ " + CLEAR + "} 2>/dev/null || :");
        server.bans(Filter.NFT_SETS, ADDRESS);
        server.sh(rules);
    }

    /** The list says whom it finds blocked, so that nobody is told that he is not. */
    @ParameterizedTest
    @ValueSource(strings = {"iptables-nft", "iptables-legacy"})
    void theListHoldsWhatTheFilterBlocks(String program) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.sh("""
                P -N f2b-sshd; P -N f2b-sshd-log; P -A f2b-sshd-log -j LOG; P -A f2b-sshd-log -j REJECT
                P -A INPUT -p tcp -m multiport --dports 22 -j f2b-sshd
                P -A f2b-sshd -s 203.0.113.7 -j f2b-sshd-log; P -A f2b-sshd -s 10.9.0.0/24 -j DROP; P -A f2b-sshd -j RETURN
                """.replace("P ", program + " "));

        assertThat(server.upload("dash")).isEqualTo(new ScriptShell(0, "uploaded\n", ""));

        var list = BanList.parse(server.read("bin/object"));
        assertThat(list.problem()).isEmpty();
        assertThat(list.bans())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("10.0.0.1", ADDRESS, "10.9.0.0/24");
    }

    @Test
    void theListIsIncompleteWhereARuleCannotBeJudged() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.sh("iptables-legacy -A INPUT -m u32 --u32 '0xc=0xcb007107' -j DROP");

        var run = server.upload("dash");

        assertThat(run.stderr()).contains("nobody can say whom this blocks: iptables-legacy filter: -A INPUT -m u32");
        var list = BanList.parse(server.read("bin/object"));
        assertThat(list.problem()).isPresent();
        assertThat(list.bans()).hasSize(1);
    }

    /** A statement that only nft knows makes a chain that iptables cannot list. */
    @ParameterizedTest
    @ValueSource(
            strings = {"ct state established accept", "reject", "log prefix x accept", "limit rate over 5/second accept"
            })
    void aChainThatItsProgramCannotListIsUnreadable(String statement) {
        server.bans(Filter.IPTABLES_NFT, ADDRESS, "2001:db8::1");
        server.sh("nft insert rule ip filter sshguard " + statement);

        assertThat(server.upload("dash").status()).isEqualTo(1);
        assertThat(BanList.parse(server.read("bin/object")).complete()).isFalse();
        assertThat(BanList.parse(server.read("bin/object")).bans())
                .extracting(Object::toString)
                .contains(ADDRESS);
        assertThat(result(server.check("dash", "10.0.0.1")).reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(result(server.release("dash", ADDRESS)).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result(server.release("dash", ADDRESS)).reason()).isEqualTo(Reason.UNREADABLE);
    }
}
