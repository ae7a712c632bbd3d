package kaikin.policies.rules.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;

class FunctionEnvironmentIsItsOwnTest {
    private static final String RULE = "function-environment-is-its-own";

    @Test
    void variablesOfTheFunctionsOwnAreFine() {
        PackFindings.assertFine(RULE, function("{'variables': {'KAIKIN_BUCKET': 'lists'}}"));
    }

    @Test
    void aVariableThatTheRuntimeReadsIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE, function("{'variables': {'KAIKIN_BUCKET': 'lists', 'JAVA_TOOL_OPTIONS': '-version'}}")))
                .containsExactly("it: its variable JAVA_TOOL_OPTIONS does not begin with KAIKIN_:"
                        + " the JVM, the runtime or the SDK may read it");
    }

    @Test
    void anEnvironmentThatIsNotShownIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, function("'" + Unknown.TEXT + "'")))
                .containsExactly("it: its «environment/variables» is not known yet");
        assertThat(PackFindings.undecided(RULE, function("{'variables': " + PackFindings.SECRET + "}")))
                .containsExactly("it: its «environment/variables» is a secret");
    }

    private static PlannedResource function(String environment) {
        return SmallPlans.resource(PulumiTypes.FUNCTION, "it", "{'environment': " + environment + "}");
    }
}
