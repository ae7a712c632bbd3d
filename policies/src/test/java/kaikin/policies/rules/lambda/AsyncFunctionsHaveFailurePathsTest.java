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

class AsyncFunctionsHaveFailurePathsTest {
    private static final String RULE = "async-functions-have-failure-paths";

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:failed";
    private static final String LOST = "outcome: an event that it fails on is lost: give a deadLetterConfig,"
            + " or a FunctionEventInvokeConfig with a failure destination";

    @Test
    void aFunctionWithADeadLetterQueueIsFine() {
        PackFindings.assertFine(
                RULE, function("{'targetArn': '" + QUEUE + "'}"), invokedBy("outcome", "events.amazonaws.com"));
    }

    @Test
    void aFunctionWithAFailureDestinationIsFine() {
        PackFindings.assertFine(
                RULE,
                function("{}"),
                invokedBy("outcome", "events.amazonaws.com"),
                SmallPlans.resource(
                        PulumiTypes.INVOKE_CONFIG,
                        "failed",
                        "{'functionName': 'outcome', 'destinationConfig': {'onFailure': {'destination': '" + QUEUE
                                + "'}}}"));
    }

    @Test
    void aFunctionThatIsWaitedForIsFine() {
        PackFindings.assertFine(RULE, function("{}"), invokedBy("outcome", "apigateway.amazonaws.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome",
                "arn:aws:lambda:eu-west-1:111111111111:function:outcome",
                "arn:aws:lambda:eu-west-1:111111111111:function:outcome:live"
            })
    void aFunctionThatLosesEventsIsAViolation(String name) {
        assertThat(PackFindings.violations(RULE, function("{}"), invokedBy(name, "scheduler.amazonaws.com")))
                .containsExactly(LOST);
    }

    @Test
    void aPermissionThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, function("{}"), invokedBy(Unknown.TEXT, "events.amazonaws.com")))
                .containsExactly("outcome: its «function» is not known yet");
    }

    private static PlannedResource function(String deadLetters) {
        return SmallPlans.resource(
                PulumiTypes.FUNCTION, "outcome", "{'name': 'outcome', 'deadLetterConfig': " + deadLetters + "}");
    }

    private static PlannedResource invokedBy(String function, String service) {
        return SmallPlans.resource(
                PulumiTypes.PERMISSION, "invoke", "{'function': '" + function + "', 'principal': '" + service + "'}");
    }
}
