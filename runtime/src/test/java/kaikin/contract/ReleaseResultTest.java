package kaikin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseResultTest {
    private static Stream<Arguments> ends() {
        return Stream.of(Outcome.values())
                .flatMap(outcome -> Stream.of(ReleaseResult.List.values())
                        .flatMap(
                                list -> Stream.of(Reason.values()).map(reason -> Arguments.of(outcome, list, reason))));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void everyEndReadsBack(Outcome outcome, ReleaseResult.List list, Reason reason) {
        var result = new ReleaseResult(
                "2001:db8::1", outcome, "2001:db8::/64,2001:db8::1", list, "iptables-nft,fail2ban", reason, "web-1");

        assertThat(ReleaseResult.parse(result.toString())).hasValue(result);
    }

    @Test
    void isTheLineThatTheScriptPrints() {
        assertThat(new ReleaseResult(
                        "203.0.113.7",
                        Outcome.FAILED,
                        "203.0.113.0/24",
                        ReleaseResult.List.UPLOADED,
                        "nft-sets,fail2ban",
                        Reason.STILL_BANNED,
                        "web-1"))
                .hasToString("kaikin-release/1 address=203.0.113.7 outcome=failed freed=203.0.113.0/24 list=uploaded"
                        + " guards=nft-sets,fail2ban reason=still-banned server=web-1");
    }

    @Test
    void aLineNeedNotTellGuardsAndReason() {
        assertThat(ReleaseResult.parse(
                        "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded"))
                .hasValue(
                        new ReleaseResult("203.0.113.7", Outcome.RELEASED, "203.0.113.7", ReleaseResult.List.UPLOADED));
    }

    /** Whoever holds a server writes this line; what it says is shown in the bot's name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "address=https://evil.example freed=203.0.113.7 guards=nft-sets",
                "address=203.0.113.7 freed=https://evil.example guards=nft-sets",
                "address=203.0.113.7 freed=203.0.113.7,log-in-again guards=nft-sets",
                "address=203.0.113.7 freed=[toall] guards=nft-sets",
                "address=203.0.113.7 freed=203.0.113.7 guards=https://evil.example",
                "address=203.0.113.7 freed=203.0.113.7 guards=nft-sets,evil",
                "address=203.0.113.7 freed=203.0.113.7 guards=nft-sets,"
            })
    void wordsOfTheServersOwnAreNoResult(String fields) {
        var text = fields.replace(" freed=", " outcome=released freed=").replace(" guards=", " list=uploaded guards=");

        assertThat(ReleaseResult.parse("kaikin-release/1 " + text + " reason=none server=web-1"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "_web", "[toall]", "-web", "ログインし直してください"})
    void aServerNameThatNoListCanHaveIsNotShown(String name) {
        assertThat(ReleaseResult.parse("kaikin-release/1 address=203.0.113.7 outcome=absent freed=- list=uploaded"
                        + " guards=nft-sets reason=none server=" + name))
                .hasValueSatisfying(result -> assertThat(result.server()).isEqualTo("-"));
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
                "kaikin-release/1 address=- outcome=failed freed=- list=skipped or so",
                "kaikin-release/1 address=- outcome=failed freed=- list=skipped guards=-",
                "kaikin-release/1 address=- outcome=failed freed=- list=skipped guards=- reason=moon",
                "kaikin-release/1 address=- outcome=failed freed=- list=skipped guards=- reason=no_guard"
            })
    void anythingElseIsNoResult(String line) {
        assertThat(ReleaseResult.parse(line)).isEmpty();
    }
}
