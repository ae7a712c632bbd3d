package kaikin.policies.rules.logs;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGroupsForgetTest {
    private static final String RULE = "log-groups-forget";

    @Test
    void aLogGroupWithARetentionIsFine() {
        PackFindings.assertFine(RULE, group("{'retentionInDays': 90}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'retentionInDays': 0}"})
    void aLogGroupThatIsKeptForEverIsAViolation(String inputs) {
        assertThat(PackFindings.violations(RULE, group(inputs)))
                .containsExactly("it: it is kept for ever: set retentionInDays");
    }

    @Test
    void aRetentionThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, group("{'retentionInDays': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «retentionInDays» is not known yet");
    }

    private static PlannedResource group(String inputs) {
        return SmallPlans.resource(PulumiTypes.LOG_GROUP, "it", inputs);
    }
}
