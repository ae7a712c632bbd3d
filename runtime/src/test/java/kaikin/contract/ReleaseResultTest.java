package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseResultTest {
    private static Stream<Arguments> ends() {
        return Stream.of(ReleaseResult.Outcome.values())
                .flatMap(outcome -> Stream.of(ReleaseResult.List.values()).map(list -> Arguments.of(outcome, list)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void everyEndReadsBack(ReleaseResult.Outcome outcome, ReleaseResult.List list) {
        var result = new ReleaseResult("2001:db8::1", outcome, "2001:db8::/64,2001:db8::1", list);

        assertThat(ReleaseResult.parse(result.toString())).hasValue(result);
    }

    @Test
    void isTheLineThatTheScriptPrints() {
        assertThat(new ReleaseResult(
                        "203.0.113.7", ReleaseResult.Outcome.RELEASED, "203.0.113.0/24", ReleaseResult.List.UPLOADED))
                .hasToString(
                        "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.0/24 list=uploaded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kaikin-release/2 address=- outcome=failed freed=- list=skipped",
                "kaikin-release/1 address=- outcome=maybe freed=- list=skipped",
                "kaikin-release/1 address=- outcome=FAILED freed=- list=skipped",
                "kaikin-release/1 address=- outcome=failed freed=- list=lost",
                "kaikin-release/1 address= outcome=failed freed=- list=skipped",
                "kaikin-release/1 address=- outcome=failed freed=- list=skipped or so"
            })
    void anythingElseIsNoResult(String line) {
        assertThat(ReleaseResult.parse(line)).isEmpty();
    }
}
