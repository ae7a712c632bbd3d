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

class FunctionEnvironmentHoldsNoSecretTest {
    private static final String RULE = "function-environment-holds-no-secret";

    @Test
    void anEnvironmentThatAnyoneMayReadIsFine() {
        PackFindings.assertFine(RULE, function("{'variables': {'KAIKIN_BUCKET': 'lists'}}"));
    }

    @Test
    void aVariableThatIsASecretIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        function("{'variables': {'KAIKIN_BUCKET': 'lists', 'KAIKIN_TOKEN': " + PackFindings.SECRET
                                + "}}")))
                .containsExactly("it: its variable KAIKIN_TOKEN is a secret: read it from Parameter Store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECRET", "{'variables': SECRET}"})
    void anEnvironmentThatIsASecretAsAWholeIsAViolation(String environment) {
        assertThat(PackFindings.violations(RULE, function(environment.replace("SECRET", PackFindings.SECRET))))
                .containsExactly("it: its whole environment is a secret: read secrets from Parameter Store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'MARK'", "{'variables': 'MARK'}", "{'variables': {'KAIKIN_TOKEN': 'MARK'}}"})
    void aVariableThatIsNotKnownYetIsLeftOpen(String environment) {
        assertThat(PackFindings.undecided(RULE, function(environment.replace("MARK", Unknown.TEXT))))
                .containsExactly("it: its «environment/variables» is not known yet");
    }

    private static PlannedResource function(String environment) {
        return SmallPlans.resource(PulumiTypes.FUNCTION, "it", "{'environment': " + environment + "}");
    }
}
