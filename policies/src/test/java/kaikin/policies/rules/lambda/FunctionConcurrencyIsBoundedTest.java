package kaikin.policies.rules.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionConcurrencyIsBoundedTest {
    private static final String RULE = "function-concurrency-is-bounded";

    @Test
    void aFunctionWithReservedConcurrencyIsFine() {
        PackFindings.assertFine(RULE, function("{'reservedConcurrentExecutions': 5}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'reservedConcurrentExecutions': -1}"})
    void aFunctionWithoutABoundIsAViolation(String inputs) {
        assertThat(PackFindings.violations(RULE, function(inputs)))
                .containsExactly("it: nothing bounds how often it runs at once: set reservedConcurrentExecutions");
    }

    @Test
    void aBoundThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, function("{'reservedConcurrentExecutions': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «reservedConcurrentExecutions» is not known yet");
    }

    private static PlannedResource function(String inputs) {
        return SmallPlans.resource(PulumiTypes.FUNCTION, "it", inputs);
    }
}
