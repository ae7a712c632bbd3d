package kaikin.stacks.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.stacks.ExampleSettings;
import org.junit.jupiter.api.Test;

class EventPatternTest {
    private static final String ENDED = "\"detail\":{\"document-name\":[\"kaikin-release\"],"
            + "\"status\":[\"Cancelled\",\"Failed\",\"Success\",\"TimedOut\"]},"
            + "\"detail-type\":[\"EC2 Command Status-change Notification\"],\"source\":[\"aws.ssm\"]}";

    @Test
    void matchesAReleaseThatHasEndedInWhicheverWay() {
        assertThat(EventPattern.releaseEnded()).isEqualTo("{" + ENDED);
    }

    /** Patterns are compared as texts: another order would be a change in every deployment. */
    @Test
    void namesAccountsInOrder() {
        assertThat(EventPattern.releaseEndedIn(List.of(ExampleSettings.FLEET_ACCOUNT, ExampleSettings.HUB_ACCOUNT)))
                .isEqualTo("{\"account\":[\"111111111111\",\"222222222222\"]," + ENDED);
    }
}
