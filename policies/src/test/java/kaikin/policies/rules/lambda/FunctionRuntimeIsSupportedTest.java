package kaikin.policies.rules.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;

class FunctionRuntimeIsSupportedTest {
    private static final String RULE = "function-runtime-is-supported";

    @Test
    void aRuntimeThatAwsPatchesIsFine() {
        PackFindings.assertFine(RULE, function("{'runtime': 'java21'}"));
    }

    @Test
    void anImageBringsItsOwnRuntime() {
        PackFindings.assertFine(RULE, function("{'packageType': 'Image'}"));
    }

    @Test
    void aRuntimeThatAwsHasGivenUpIsAViolation() {
        assertThat(PackFindings.violations(RULE, function("{'runtime': 'java11'}")))
                .singleElement()
                .asString()
                .startsWith("it: AWS does not support java11: use one of [java17, ");
    }

    @Test
    void aRuntimeThatIsNotSaidIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, function("{'runtime': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «runtime» is not known yet");
        assertThat(PackFindings.undecided(RULE, function("{}"))).containsExactly("it: its «runtime» is not there");
    }

    private static PlannedResource function(String inputs) {
        return SmallPlans.resource(PulumiTypes.FUNCTION, "it", inputs);
    }
}
