package kaikin.banlist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BanListTest {
    private static final String HEADER =
            "kaikin-ban-list/1 account=222222222222 instance=i-0abc1234 server=opengate-1 time=1790000000\n";

    @Test
    void readsWhatNftPrinted() {
        var list = BanList.parse(
                HEADER + listing(recorded("nft-sets-ip.json")) + listing(recorded("nft-sets-ip6.json")) + "end\n");

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).hasSize(12);
        assertThat(list.header())
                .hasValueSatisfying(header -> assertThat(header.server()).isEqualTo("opengate-1"));
        assertThat(list.covering(address("203.0.113.7"))).isPresent();
        assertThat(list.covering(address("2001:db8::10"))).isPresent();
        assertThat(list.covering(address("203.0.113.70"))).isEmpty();
        assertThat(list.covering(address("1.10.0.0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"203.0.113.7\"; 203.0.113.7",
                "{\"prefix\":{\"addr\":\"203.0.113.0\",\"len\":24}}; 203.0.113.0/24",
                "{\"range\":[\"203.0.113.6\",\"203.0.113.7\"]}; 203.0.113.6/31",
                "{\"elem\":{\"val\":\"203.0.113.7\",\"timeout\":600,\"expires\":12}}; 203.0.113.7",
                "{\"elem\":{\"val\":{\"prefix\":{\"addr\":\"203.0.113.0\",\"len\":24}},\"comment\":\"x\"}}; 203.0.113.0/24"
            })
    void knowsEveryFormOfAnElement(String element, String network) {
        var list = list(set(element));

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).singleElement().hasToString(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "null",
                "\"opengate\"",
                "\"1.2.3\"",
                "[\"1.2.3.4\"]",
                "{\"concat\":[\"1.2.3.4\",22]}",
                "{\"prefix\":{\"addr\":\"1.2.3.4\",\"len\":33}}",
                "{\"prefix\":{\"addr\":\"1.2.3.4\",\"len\":\"24\"}}",
                "{\"prefix\":{\"len\":24,\"addr\":\"1.2.3.4\"}}",
                "{\"range\":[\"1.2.3.4\"]}",
                "{\"range\":[\"1.2.3.5\",\"1.2.3.4\"]}",
                "{\"range\":[\"1.2.3.5\",\"::1\"]}",
                "{\"prefix\":{\"addr\":\"1.2.3.4\",\"len\":99999999999}}",
                "{\"elem\":{\"timeout\":1,\"val\":\"1.2.3.4\"}}",
                "{\"elem\":{}}",
                "{}"
            })
    void neverGuesses(String element) {
        assertThat(list(set("\"203.0.113.7\", " + element)).complete()).isFalse();
    }

    @Test
    void keepsTheBansBeforeTheTrouble() {
        assertThat(list(set("\"203.0.113.7\", 5")).covering(address("203.0.113.7")))
                .isPresent();
    }

    @Test
    void anEmptySetIsAWholeList() {
        var list = list("{\"nftables\":[{\"set\":{\"family\":\"ip\",\"name\":\"attackers\"}}]}");

        assertThat(list.complete()).isTrue();
        assertThat(list.bans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "Error: No such file or directory",
                "{}",
                "[]",
                "{\"nftables\":[]}",
                "{\"nftables\":[{\"chain\":{}}]}"
            })
    void whatIsNoSetIsIncomplete(String listing) {
        assertThat(list(listing).complete()).isFalse();
    }

    @Test
    void everyCutIsNoticed() {
        var whole = HEADER + listing(recorded("nft-sets-ip.json")) + listing(recorded("nft-sets-ip6.json")) + "end\n";

        for (var length = 0; length < whole.length() - 1; length++) {
            assertThat(BanList.parse(whole.substring(0, length)).complete())
                    .as("cut at %d", length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kaikin-ban-list/2 account=222222222222 instance=i-1 server=x time=1\n", "hello\n", "\n"})
    void withoutItsHeaderNothingIsBelieved(String header) {
        var list = BanList.parse(header + listing(set("\"203.0.113.7\"")) + "end\n");

        assertThat(list).isEqualTo(BanList.unreadable("its first line is no header"));
    }

    @Test
    void anUnknownGuardIsIncomplete() {
        assertThat(BanList.parse(HEADER + "listing pf-table\n1.2.3.4\nend\n").complete())
                .isFalse();
    }

    @Test
    void aListOfNothingIsIncomplete() {
        assertThat(BanList.parse(HEADER + "end\n").complete()).isFalse();
    }

    @Test
    void nothingMayFollowTheEnd() {
        assertThat(BanList.parse(HEADER + listing(set("\"1.2.3.4\"")) + "end\nend\n")
                        .complete())
                .isFalse();
    }

    @Test
    void deepNestingIsRefusedAndDoesNotCrash() {
        assertThat(list(set("[".repeat(100_000))).complete()).isFalse();
        assertThat(list(set("{\"elem\":{\"val\":".repeat(20_000))).complete()).isFalse();
    }

    private static BanList list(String listing) {
        return BanList.parse(HEADER + listing(listing) + "end\n");
    }

    private static String listing(String text) {
        return "listing nft-sets\n" + text.stripTrailing() + "\n";
    }

    private static String set(String elements) {
        return "{\"nftables\":[{\"metainfo\":{\"version\":\"1.0.6\"}},{\"set\":{\"family\":\"ip\",\"elem\":[%s]}}]}"
                .formatted(elements);
    }

    private static String recorded(String name) {
        try (var file = BanListTest.class.getResourceAsStream("/ban-lists/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
