package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryKeyTest {
    private static final HistoryKey ENDED = HistoryKey.ended(
            7, "1900000000000000001", new AccountId("222222222222"), "0f3c1a9e-2b4d-4c6e-8f01-23456789abcd");

    @Test
    void aListingHasTheNewestFirst() {
        var keys = Stream.of("2", "999", "1000", "984676321621704704", "1900000000000000001")
                .map(message -> HistoryKey.request(7, message))
                .toList();

        assertThat(keys.stream().map(HistoryKey::toString).sorted().map(HistoryKey::parse))
                .extracting(key -> key.orElseThrow().message())
                .isEqualTo(List.of("1900000000000000001", "984676321621704704", "1000", "999", "2"));
    }

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(HistoryKey.parse(ENDED.toString())).hasValue(ENDED);
        assertThat(HistoryKey.parse(
                        HistoryKey.request(7, "12345678901234567890").toString()))
                .hasValue(HistoryKey.request(7, "12345678901234567890"));
    }

    @Test
    void liesBelowItsRoom() {
        assertThat(ENDED.toString()).startsWith(HistoryKey.prefix(7)).startsWith(HistoryKey.PREFIX);
        assertThat(HistoryKey.request(71, "1").toString()).doesNotStartWith(HistoryKey.prefix(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "history/7/1/request",
                "history/7/00000000000000000001/requests",
                "history/x/00000000000000000001/request",
                "history/7/00000000000000000001/ended-222222222222-command",
                "claims/7/00000000000000000001/request",
                "history/7/00000000000000000001/request/more"
            })
    void everythingElseIsNone(String key) {
        assertThat(HistoryKey.parse(key)).isEmpty();
    }
}
