package kaikin.stacks.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.unban.Fleet;
import kaikin.unban.Freshness;
import org.junit.jupiter.api.Test;

/** The patterns of the log's alarms, against what the function's own classes print. */
class JournalAlarmsTest {
    private static final BanListKey SERVER = new BanListKey(new AccountId("111111111111"), "i-0abc1234", "web-1");

    @Test
    void seesReleasesThatAreNotAllowed() {
        assertThat(JournalAlarms.DENIED)
                .contains(globOf(Fleet.Reason.NO_ACCESS))
                .contains(globOf(Fleet.Reason.DENIED));
        assertThat(new Fleet.Start.Refused(Fleet.Reason.NO_ACCESS, "AccessDenied").toString())
                .contains("reason=NO_ACCESS");
    }

    @Test
    void seesStaleAndUnreadableLists() {
        assertThat(JournalAlarms.STALE).contains("\"*stale=*unreadable=*\"").contains("!= \"*stale=0 unreadable=0*\"");
        assertThat(freshness(1, true)).contains("stale=0 unreadable=0");
        assertThat(freshness(16, true)).contains("stale=1 unreadable=0");
        assertThat(freshness(1, false)).contains("stale=0 unreadable=1");
    }

    private static String globOf(Fleet.Reason reason) {
        return "\"*reason=" + reason + "*\"";
    }

    private static String freshness(int minutes, boolean complete) {
        var entry = new Freshness.Entry(SERVER, Duration.ofMinutes(minutes), complete);
        return new Freshness(List.of(entry), Duration.ofMinutes(15)).toString();
    }
}
