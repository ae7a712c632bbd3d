package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
