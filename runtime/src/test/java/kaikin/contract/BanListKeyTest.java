package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BanListKeyTest {
    private static final AccountId HUB = new AccountId("011111111111");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ban-lists/011111111111/i-0abc1234/opengate-1",
                "ban-lists/011111111111/i-0123456789abcdef0/ip-10-0-0-1.ap-northeast-1.compute.internal",
                "ban-lists/011111111111/mi-0123456789abcdef0/A",
                "ban-lists/011111111111/i-0abc1234/web_1"
            })
    void readsBack(String text) {
        assertThat(BanListKey.parse(text)).hasValueSatisfying(key -> {
            assertThat(key).hasToString(text);
            assertThat(key.toString()).startsWith(BanListKey.prefix(key.account()));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ban-lists/",
                "ban-lists/1/i-0abc1234/x",
                "ban-lists/011111111111/i-0abc1234/",
                "ban-lists/011111111111/i-0abc1234/x/y",
                "ban-lists/011111111111/i-0ABC1234/x",
                "ban-lists/011111111111/i-abc/x",
                "ban-lists/011111111111/i-0abc1234/-x",
                "ban-lists/011111111111/i-0abc1234/a b",
                "ban-lists/011111111111/i-0abc1234/x\n",
                "lists/ban-lists/011111111111/i-0abc1234/x"
            })
    void anythingElseIsNoBanList(String text) {
        assertThat(BanListKey.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ban-lists/011111111111/i-0abc1234/-x   | 011111111111/i-0abc1234/-x
            ban-lists/011111111111/i-0abc1234/web 1 | 011111111111/i-0abc1234/web?1
            ban-lists/011111111111/i-0abc/web-1    | 011111111111/i-0abc/web-1
            ban-lists/011111111111/[To:1] https://x.example/?y | 011111111111/?To?1??https?//x.example/?y
            ban-lists/011111111111/名             | 011111111111/?
            ban-lists/011111111111//               | 011111111111//
            """)
    void namesAnObjectThatIsNoListByWhatCanBeShownOfIt(String text, String name) {
        assertThat(BanListKey.parse(text)).isEmpty();
        assertThat(BanListKey.account(text)).contains(HUB);
        var key = BanListKey.unknown(HUB, text);
        assertThat(key.server()).isEqualTo(name);
        assertThat(BanListKey.isServerName(key.server())).isFalse();
        assertThat(BanListKey.parse(key.toString())).isEmpty();
    }

    @Test
    void aLongNameIsShortenedAndStillTwoObjectsAreTwo() {
        var one = BanListKey.unknown(HUB, "ban-lists/011111111111/" + "x".repeat(900) + "1");
        var two = BanListKey.unknown(HUB, "ban-lists/011111111111/" + "x".repeat(900) + "2");

        assertThat(one.server()).hasSizeLessThan(70).isEqualTo(two.server()).endsWith("x…");
        assertThat(one).isNotEqualTo(two);
        assertThat(one.instance()).isNotEqualTo(two.instance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ban-lists/", "ban-lists/011111111111", "ban-lists/0111111111112/x", "claims/011111111111/x"
            })
    void whatLiesInNobodysPlaceIsNobodys(String text) {
        assertThat(BanListKey.account(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opengate-1", "ip-10-0-0-1.ap-northeast-1.compute.internal", "A"})
    void knowsWhatAServerMayBeCalled(String name) {
        assertThat(BanListKey.isServerName(name)).isTrue();
        assertThat(BanListKey.isServerName(name + "\n")).isFalse();
        assertThat(BanListKey.isServerName("https://" + name)).isFalse();
    }

    @Test
    void theBucketsNameIsOneThatS3Takes() {
        assertThat(BanListKey.bucket(HUB, "ap-northeast-1"))
                .isEqualTo("kaikin-ban-lists-011111111111-ap-northeast-1")
                .matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    }
}
