package kaikin.policies.rules.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesAreThrottledTest {
    private static final String RULE = "stages-are-throttled";

    @Test
    void aStageWithBothLimitsIsFine() {
        PackFindings.assertFine(RULE, stage("{'throttlingRateLimit': 5, 'throttlingBurstLimit': 10}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'throttlingRateLimit': 0, 'throttlingBurstLimit': 0}"})
    void aStageWithoutLimitsIsAViolationForEach(String settings) {
        assertThat(PackFindings.violations(RULE, stage(settings)))
                .containsExactly("it: it has no throttlingRateLimit", "it: it has no throttlingBurstLimit");
    }

    @Test
    void aLimitThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, stage("{'throttlingRateLimit': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «defaultRouteSettings/throttlingRateLimit» is not known yet");
    }

    private static PlannedResource stage(String settings) {
        return SmallPlans.resource(PulumiTypes.STAGE, "it", "{'defaultRouteSettings': " + settings + "}");
    }
}
