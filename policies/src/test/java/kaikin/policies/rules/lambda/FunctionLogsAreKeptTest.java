package kaikin.policies.rules.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;

class FunctionLogsAreKeptTest {
    private static final String RULE = "function-logs-are-kept";

    @Test
    void aFunctionWithALogGroupOfItsStackIsFine() {
        PackFindings.assertFine(RULE, function("{'name': 'webhook'}"), group("/aws/lambda/webhook"));
        PackFindings.assertFine(
                RULE, function("{'name': 'webhook', 'loggingConfig': {'logGroup': 'calls'}}"), group("calls"));
    }

    @Test
    void aFunctionWhoseLogGroupLambdaMakesIsAViolation() {
        assertThat(PackFindings.violations(RULE, function("{'name': 'webhook'}"), group("/aws/lambda/other")))
                .containsExactly("it: its log group /aws/lambda/webhook is not in the stack: add it, with a retention");
    }

    @Test
    void aLogGroupThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, function("{'name': 'webhook'}"), group(Unknown.TEXT)))
                .containsExactly("it: its «name» is not known yet");
    }

    private static PlannedResource function(String inputs) {
        return SmallPlans.resource(PulumiTypes.FUNCTION, "it", inputs);
    }

    private static PlannedResource group(String name) {
        return SmallPlans.resource(PulumiTypes.LOG_GROUP, "log", "{'name': '" + name + "'}");
    }
}
