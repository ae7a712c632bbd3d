package kaikin.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kaikin.banlist.IpAddress;
import kaikin.contract.Reference;
import kaikin.history.RecordedRequest.Finding;
import kaikin.history.RecordedRequest.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryEntryTest {
    private static final IpAddress ADDRESS = IpAddress.parse("203.0.113.7").orElseThrow();
    private static final Finding STARTED = new Finding(ADDRESS, Kind.STARTED, List.of("a", "b"));
    private static final RecordedRequest ASKED =
            new RecordedRequest(Instant.parse("2026-11-20T08:12:34.567Z"), 1484814, true, List.of(STARTED));

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(RecordedRequest.parse(ASKED.toString())).hasValue(ASKED);
        for (var kind : Kind.values()) {
            var asked = new RecordedRequest(ASKED.time(), 1, false, List.of(new Finding(ADDRESS, kind)));
            assertThat(RecordedRequest.parse(asked.toString())).hasValue(asked);
        }
        var ended = new RecordedOutcome(ADDRESS, List.of("a"), 3);
        assertThat(RecordedOutcome.parse(ended.toString())).hasValue(ended);
        assertThat(RecordedOutcome.parse(new RecordedOutcome(ADDRESS, List.of(), 0).toString()))
                .isPresent();
    }

    /** Only what the functions write is ever shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kaikin-request/1 time=now asker=1 asked=release\n",
                "kaikin-request/1 time=2026-11-20T08:12:34Z asker=[To:1] asked=release\n",
                "kaikin-request/1 time=2026-11-20T08:12:34Z asker=1 asked=ban\n",
                "kaikin-request/1 time=2026-11-20T08:12:34Z asker=1 asked=check\n203.0.113.7 started [toall]\n",
                "kaikin-request/1 time=2026-11-20T08:12:34Z asker=1 asked=check\n203.0.113.7 hacked a\n",
                "kaikin-request/1 time=2026-11-20T08:12:34Z asker=1 asked=check\n203.0.113 started a\n",
                "kaikin-request/1 time=2026-11-20T08:12:34Z asker=1 asked=check\n203.0.113.7 started a b\n"
            })
    void whatIsNotOfItsFormIsNone(String text) {
        assertThat(RecordedRequest.parse(text)).isEmpty();
        assertThat(RecordedOutcome.parse(text)).isEmpty();
        assertThat(RecordedOutcome.parse("kaikin-ended/1 address=203.0.113.7 free=[toall] others=0\n"))
                .isEmpty();
    }

    @Test
    void beforeAllCommandsHaveEndedTheRestIsNotKnown() {
        assertThat(result()).isEqualTo(new History.Entry.Result(List.of(), List.of(), List.of("a", "b")));
        assertThat(result(new RecordedOutcome(ADDRESS, List.of("a"), 0)))
                .isEqualTo(new History.Entry.Result(List.of("a"), List.of(), List.of("b")));
    }

    @Test
    void afterwardsTheRestMayStillBeBanned() {
        assertThat(result(new RecordedOutcome(ADDRESS, List.of("a"), 1)))
                .isEqualTo(new History.Entry.Result(List.of("a"), List.of("b"), List.of()));
        assertThat(result(new RecordedOutcome(ADDRESS, List.of("b"), 0), new RecordedOutcome(ADDRESS, List.of("a"), 0)))
                .isEqualTo(new History.Entry.Result(List.of("a", "b"), List.of(), List.of()));
    }

    /** Whoever is root on a server can give it any name. */
    @Test
    void aNameThatNoReleaseWasStartedOnIsNotShown() {
        assertThat(result(new RecordedOutcome(ADDRESS, List.of("evil", "a"), 0)))
                .isEqualTo(new History.Entry.Result(List.of("a"), List.of("b"), List.of()));
    }

    private static History.Entry.Result result(RecordedOutcome... ended) {
        return new History.Entry(Reference.of("1"), ASKED, List.of(ended)).result(STARTED);
    }
}
