package kaikin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kaikin.banlist.IpAddress;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.notify.ServerReport.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server writes is believed as far as it is about what was asked. */
class ServerReportTest {
    private static final Optional<IpAddress> ASKED = IpAddress.parse("203.0.113.7");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded",
                "address=203.0.113.7 outcome=released freed=203.0.113.0/24,203.0.113.7 list=failed",
                "address=203.0.113.7 outcome=released freed=203.0.113.6-203.0.113.9 list=uploaded",
                "address=203.0.113.7 outcome=absent freed=- list=uploaded",
                "address=203.0.113.7 outcome=banned freed=203.0.113.0/24 list=skipped",
                "address=203.0.113.7 outcome=failed freed=203.0.113.0/24 list=uploaded",
                "address=203.0.113.7 outcome=unsupported freed=- list=skipped",
                "address=- outcome=refused freed=- list=skipped",
                "address=- outcome=failed freed=- list=skipped"
            })
    void aReportAboutWhatWasAskedIsUnderstood(String fields) {
        var report = report("kaikin-release/1 " + fields + " guards=nft-sets reason=none server=web-1");

        assertThat(report.end()).isEqualTo(End.FINISHED);
        assertThat(report.result()).isPresent();
        // What it calls itself is nobody's name.
        assertThat(report.server()).isEqualTo("i-0abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address=203.0.113.8 outcome=released freed=203.0.113.8 list=uploaded",
                "address=203.0.113.7 outcome=released freed=203.0.113.8 list=uploaded",
                "address=203.0.113.7 outcome=released freed=203.0.113.7,198.51.100.1 list=uploaded",
                "address=203.0.113.7 outcome=released freed=203.0.113.8-203.0.113.9 list=uploaded",
                "address=203.0.113.7 outcome=released freed=203.0.113.9-203.0.113.6 list=uploaded",
                "address=203.0.113.7 outcome=released freed=203.0.113.0/33 list=uploaded",
                "address=203.0.113.7 outcome=released freed=, list=uploaded",
                "address=203.0.113.7 outcome=released freed=::/0 list=uploaded",
                "address=203.0.113.7 outcome=released freed=- list=uploaded",
                "address=203.0.113.7 outcome=absent freed=203.0.113.7 list=uploaded",
                "address=999.0.113.7 outcome=released freed=999.0.113.7 list=uploaded",
                "address=- outcome=released freed=- list=uploaded",
                "address=- outcome=absent freed=- list=uploaded",
                "address=- outcome=failed freed=203.0.113.7 list=uploaded",
                "address=203.0.113.7 outcome=released freed=https://evil.example list=uploaded",
                "address=203.0.113.7 outcome=lost freed=- list=uploaded",
                ""
            })
    void anythingElseIsDropped(String fields) {
        var report = report("kaikin-release/1 " + fields + " guards=nft-sets reason=none server=web-1");

        assertThat(report.end()).isEqualTo(End.NOT_UNDERSTOOD);
        assertThat(report.result()).isEmpty();
        assertThat(report.free()).isFalse();
        assertThat(report.server()).isEqualTo("i-0abc");
    }

    @Test
    void withoutAnythingAskedAReportHasToAgreeWithItself() {
        var report = ServerReport.finished(
                "i-0abc",
                "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded",
                Optional.empty());
        assertThat(report.free()).isTrue();
        assertThat(ServerReport.finished(
                                "i-0abc",
                                "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.8 list=uploaded",
                                Optional.empty())
                        .free())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "bash: no such file\n"})
    void whatIsNoReportAtAllIsNone(String output) {
        var report = ServerReport.finished("i-0abc", output, ASKED);

        assertThat(report.end()).isEqualTo(End.FINISHED);
        assertThat(report.result()).isEmpty();
    }

    @Test
    void onlyTheLastLineIsTheReport() {
        var line = "kaikin-release/1 address=203.0.113.7 outcome=absent freed=- list=uploaded";

        assertThat(ServerReport.finished("i-0abc", "first\n" + line + "\n", ASKED)
                        .result())
                .hasValueSatisfying(result -> assertThat(result.outcome()).isEqualTo(Outcome.ABSENT));
        assertThat(ServerReport.finished("i-0abc", line + "\nlast\n", ASKED).result())
                .isEmpty();
    }

    private static ServerReport report(String line) {
        return ServerReport.finished("i-0abc", "some words\n" + line + "\n", ASKED);
    }
}
