package kaikin.banlist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingsTest {
    private static final String HEADER = "kaikin-ban-list/1 account=222222222222 instance=i-0abc1234 server=opengate-1"
            + " time=1790000000 guards=some\n";
    private static final String SET = "create sshguard4 hash:net family inet hashsize 1024 maxelem 65536\n";

    @ParameterizedTest
    @CsvSource({
        "iptables-nft, iptables.txt, 8, 203.0.113.7",
        "iptables-legacy, iptables.txt, 8, 10.0.0.100",
        "iptables-nft, ip6tables.txt, 4, 2001:db8::10",
        "ipset, ipset4.txt, 8, 110.0.0.1",
        "ipset, ipset6.txt, 4, 2001:db8:0:1::bad",
        "fail2ban, fail2ban.txt, 7, 10.9.0.200"
    })
    void readsWhatTheProgramsPrinted(String guard, String recording, int bans, String banned) {
        var list = list(guard, recorded(recording));

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).hasSize(bans);
        assertThat(list.covering(address(banned))).isPresent();
        assertThat(list.covering(address("203.0.113.70"))).isEmpty();
        assertThat(list.covering(address("2001:db8::100"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"iptables-nft;-N sshguard", "ipset;" + SET, "fail2ban;[]", "fail2ban;[{'sshd': []}]"})
    void nobodyIsBannedWhereTheGuardSaysSo(String guard, String listing) {
        var list = list(guard, listing);

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s 10.9.0.0/24 -j DROP",
                "-s 10.9.0.0/24 -p tcp -m tcp --dport 22 -j DROP",
                "-s 10.9.0.0/24 -j REJECT --reject-with icmp-port-unreachable",
                "-s 10.9.0.0/24 -m comment --comment \"it's -s 1.2.3.4/32 \\\" -j ACCEPT mine\" -j DROP",
                "-s 10.9.0.0/24 -i eth0 -j DROP",
                "-s 10.9.0.0/24 -j LOGDROP",
                "-s 10.9.0.0/24 -g other-chain"
            })
    void anyRuleThatBlocksANetIsABan(String rule) {
        var list = list("iptables-nft", "-N sshguard\n-A sshguard " + rule);

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).singleElement().hasToString("10.9.0.0/24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-j RETURN",
                "-s 10.9.0.0/24 -j ACCEPT",
                "! -s 10.9.0.0/24 -j RETURN",
                "-s 10.9.0.0/24",
                "-j LOG --log-prefix \"-j DROP\""
            })
    void aRuleThatLetsPassIsNone(String rule) {
        var list = list("iptables-nft", "-N sshguard\n-A sshguard " + rule);

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).isEmpty();
    }

    /** The first is what iptables prints of a rule of nft's own with a set: it would block everybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-A sshguard -j DROP",
                "-A sshguard ! -s 10.9.0.0/24 -j DROP",
                "-A sshguard -m set --match-set bad src -j DROP",
                "-A sshguard -j other-chain",
                "-A sshguard -s 10.9.0.0/255.0.255.0 -j DROP",
                "-A sshguard -s 10.9.0.0/33 -j DROP",
                "-A sshguard -s example.org -j DROP",
                "-A sshguard2 -s 10.9.0.0/24 -j DROP",
                "-A INPUT -s 10.9.0.0/24 -j DROP",
                "iptables: Resource temporarily unavailable.",
                "-A sshguard -s 10.9.0.0/24 -m comment --comment \"half -j DROP",
                ""
            })
    void aRuleThatMayBlockAnybodyMakesTheListIncomplete(String rule) {
        var list = list("iptables-nft", "-N sshguard\n-A sshguard -s 10.0.0.1/32 -j DROP\n" + rule + "\n");

        assertThat(list.complete()).isFalse();
        assertThat(list.covering(address("10.0.0.1"))).isPresent();
    }

    @Test
    void elementsOfASetMayCarryMore() {
        var list = list(
                "ipset",
                SET
                        + "add sshguard4 10.9.0.0/24 timeout 300 comment \"a nomatch-ing one\"\nadd sshguard4 10.9.0.7 nomatch\n"
                        + "add sshguard4 10.9.0.8 timeout 3599 comment \"seen twice, nomatch in whois\"");

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).extracting(IpNetwork::toString).containsExactlyInAnyOrder("10.9.0.0/24", "10.9.0.8");
    }

    @Test
    void aSetOfAddressesIsAsGoodAsOneOfNets() {
        var list = list("ipset", SET.replace("hash:net", "hash:ip") + "add sshguard4 203.0.113.7\n");

        assertThat(list.complete()).isTrue();
        assertThat(list.covering(address("203.0.113.7"))).isPresent();
        assertThat(list("ipset", SET.replace("65536", "65536 netmask 24") + "add sshguard4 203.0.113.0\n")
                        .complete())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "add sshguard4",
                "add sshguard4 x",
                "add sshguard4 10.0.0.0/33",
                "del sshguard4 10.0.0.0",
                "ipset: x"
            })
    void whatIsNoElementMakesTheListIncomplete(String line) {
        assertThat(list("ipset", SET + line + "\n").complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[{}]",
                "[{'sshd': ['10.0.0.1'}]",
                "[{'sshd': ['10.0.0.1']",
                "[{'sshd': [10]}]",
                "[{'sshd': ['10.0.0.1'] }]",
                "[{'sshd': []}] and more",
                "2026-11-22 ERROR Failed to access socket path",
                "[{'sshd': []}]\n[{'sshd': []}]"
            })
    void whatFail2banDoesNotPrintMakesTheListIncomplete(String listing) {
        assertThat(list("fail2ban", listing).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'sshd': ['host7.example', '203.0.113.7']}]",
                "[{'web': [\"('203.0.113.70', 'mika')\"]}, {'sshd': ['203.0.113.7']}]",
                "[{'app-login': ['mika']}, {'sshd': ['203.0.113.7']}]"
            })
    void entriesOfFail2banThatAreNoAddressesHideNoneThatAre(String listing) {
        var list = list("fail2ban", listing);

        assertThat(list.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("1 entries that are no addresses"));
        assertThat(list.covering(address("203.0.113.7"))).isPresent();
    }

    @Test
    void aRangeOfFail2banIsAllOfIt() {
        var list = list("fail2ban", "[{'sshd': ['198.51.100.5-198.51.100.9', '203.0.113.70']}]");

        assertThat(list.complete()).isTrue();
        assertThat(list.covering(address("198.51.100.7"))).isPresent();
        assertThat(list.covering(address("198.51.100.10"))).isEmpty();
    }

    @Test
    void whatElseBlocksIsABanAndWhatNobodyCanJudgeMakesTheListIncomplete() {
        var list = list("filter", "203.0.113.7\n10.9.0.0/24\n198.51.100.5-198.51.100.9\n");

        assertThat(list.complete()).isTrue();
        assertThat(list.covering(address("198.51.100.7"))).isPresent();
        var doubtful = list("filter", "203.0.113.7\n? nft ip filter: xt match geoip drop\n10.9.0.1\n");
        assertThat(doubtful.complete()).isFalse();
        assertThat(doubtful.covering(address("10.9.0.1"))).isPresent();
        assertThat(list("filter", "").complete()).isFalse();
    }

    /** As a list that is made to keep the reader busy: of IPv6 ranges, or of one ban again and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{\"range\":[\"2001:db8::1\",\"2001:dc8:ffff:ffff:ffff:ffff:ffff:fffe\"]}", "\"2001:db8::1\""})
    void readingEndsAtTheMostBans(String element) {
        var list = list(
                "nft-sets",
                "{\"nftables\":[{\"set\":{\"elem\":[" + element + ("," + element).repeat(100_000)
                        + ",\"203.0.113.7\"]}}]}");

        assertThat(list.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("more than 100000 bans"));
        assertThat(list.covering(address("2001:db8::1"))).isPresent();
        assertThat(list.covering(address("203.0.113.7"))).isEmpty();
    }

    @Test
    void readingEndsWhenItsTimeIsOver() {
        Thread.currentThread().interrupt();

        var list = list("ipset", recorded("ipset4.txt"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(list.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("the time to read it is over"));
    }

    @Test
    void jailsMayHaveAnyName() {
        var list =
                list("fail2ban", "[{\"it's ': ['1.2.3.4']\": ['10.0.0.1']}, {'\\\\\\'x': ['10.0.0.2', '10.0.0.3']}]");

        assertThat(list.complete()).isTrue();
        assertThat(list.bans())
                .extracting(IpNetwork::toString)
                .containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2", "10.0.0.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nft-sets", "iptables-nft", "iptables-legacy", "ipset", "fail2ban", "unreadable"})
    void aGuardThatSaidNothingHidesNoOther(String silent) {
        var list = BanList.parse(HEADER + "listing " + silent + "\nlisting ipset\n" + recorded("ipset4.txt") + "end\n");

        assertThat(list.complete()).isFalse();
        assertThat(list.covering(address("203.0.113.7"))).isPresent();
    }

    /** As a server lists an sshguard whose filter does not answer. */
    @Test
    void aGuardThatCouldNotBeAskedIsSaidToBeOne() {
        assertThat(list("unreadable", "").problem()).contains("a guard that is configured there could not be asked");
    }

    private static Stream<String> wholeLists() {
        return Stream.of(
                "listing iptables-nft\n" + recorded("iptables.txt") + "listing iptables-nft\n"
                        + recorded("ip6tables.txt"),
                "listing ipset\n" + recorded("ipset4.txt") + "listing ipset\n" + recorded("ipset6.txt"),
                "listing fail2ban\n" + recorded("fail2ban.txt"));
    }

    @ParameterizedTest
    @MethodSource("wholeLists")
    void everyCutIsNoticed(String listings) {
        var whole = HEADER + listings + "end\n";
        assertThat(BanList.parse(whole).complete()).isTrue();

        for (var length = 0; length < whole.length() - 1; length++) {
            assertThat(BanList.parse(whole.substring(0, length)).complete())
                    .as("cut at %d", length)
                    .isFalse();
        }
    }

    /** A list that says it is whole must still ban everybody whom it banned, whatever happened to one character. */
    @ParameterizedTest
    @MethodSource("wholeLists")
    void noChangedCharacterCrashesIt(String listings) {
        var whole = HEADER + listings + "end\n";
        var random = new Random(7);

        for (var i = 0; i < 5_000; i++) {
            var changed = new StringBuilder(whole);
            changed.setCharAt(random.nextInt(whole.length()), (char) random.nextInt(0x300));
            assertThat(BanList.parse(changed.toString())).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iptables-nft", "ipset", "fail2ban"})
    void hugeAndNestedInputIsRefusedAndDoesNotCrash(String guard) {
        for (var piece : new String[] {"[", "\"", "'", "\\", "-N sshguard\n-A sshguard \"", "create ", "[{'a': ["}) {
            assertThat(list(guard, piece.repeat(50_000)).complete()).isFalse();
        }
        var comment = "-N sshguard\n-A sshguard -s 10.0.0.1/32 -m comment --comment \"" + "\\".repeat(100_000);
        assertThat(list("iptables-nft", comment).complete()).isFalse();
    }

    private static BanList list(String guard, String listing) {
        return BanList.parse(
                HEADER + "listing " + guard + "\n" + listing + (listing.endsWith("\n") ? "" : "\n") + "end\n");
    }

    private static String recorded(String name) {
        try (var file = ListingsTest.class.getResourceAsStream("/ban-lists/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
