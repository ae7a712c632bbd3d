package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersAreSecretTest {
    private static final String RULE = "parameters-are-secret";

    @Test
    void aSecureStringIsFine() {
        PackFindings.assertFine(RULE, parameter("{'type': 'SecureString'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "StringList"})
    void anyOtherTypeIsAViolation(String type) {
        assertThat(PackFindings.violations(RULE, parameter("{'type': '" + type + "'}")))
                .containsExactly("it: it is a " + type + ": make it a SecureString");
    }

    @Test
    void aTypeThatIsNotSaidIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, parameter("{'type': '" + Unknown.TEXT + "'}")))
                .containsExactly("it: its «type» is not known yet");
        assertThat(PackFindings.undecided(RULE, parameter("{}"))).containsExactly("it: its «type» is not there");
    }

    private static PlannedResource parameter(String inputs) {
        return SmallPlans.resource(PulumiTypes.PARAMETER, "it", inputs);
    }
}
