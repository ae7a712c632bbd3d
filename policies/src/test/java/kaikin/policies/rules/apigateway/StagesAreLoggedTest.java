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

class StagesAreLoggedTest {
    private static final String RULE = "stages-are-logged";

    @Test
    void aStageWithAnAccessLogIsFine() {
        PackFindings.assertFine(
                RULE, stage("{'destinationArn': 'arn:aws:logs:eu-west-1:111111111111:log-group:calls'}"));
    }

    @Test
    void aStageWithoutOneIsAViolation() {
        assertThat(PackFindings.violations(RULE, stage("{}")))
                .containsExactly("it: its calls leave no trace: give accessLogSettings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'" + Unknown.TEXT + "'", "{'destinationArn': '" + Unknown.TEXT + "'}"})
    void aLogThatIsNotKnownYetIsLeftOpen(String settings) {
        assertThat(PackFindings.undecided(RULE, stage(settings)))
                .containsExactly("it: its «accessLogSettings/destinationArn» is not known yet");
    }

    private static PlannedResource stage(String settings) {
        return SmallPlans.resource(PulumiTypes.STAGE, "it", "{'accessLogSettings': " + settings + "}");
    }
}
