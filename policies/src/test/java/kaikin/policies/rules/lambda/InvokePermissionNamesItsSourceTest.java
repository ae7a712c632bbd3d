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

class InvokePermissionNamesItsSourceTest {
    private static final String RULE = "invoke-permission-names-its-source";

    private static final String SOURCE = "arn:aws:execute-api:eu-west-1:111111111111:api/*/POST/chatwork";

    @Test
    void aPermissionForOneResourceOfOneAccountIsFine() {
        PackFindings.assertFine(RULE, permission("apigateway.amazonaws.com", "111111111111", SOURCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "111111111111"})
    void aPrincipalThatIsNoServiceIsAViolation(String principal) {
        assertThat(PackFindings.violations(RULE, permission(principal, "111111111111", SOURCE)))
                .containsExactly("it: it lets in «" + principal + "»: name a service");
    }

    @Test
    void aPermissionForAnyAccountIsAViolation() {
        assertThat(PackFindings.violations(RULE, permission("apigateway.amazonaws.com", "", SOURCE)))
                .containsExactly("it: it works for any account: give sourceAccount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "arn:aws:execute-api:eu-west-1:*:api/*", "arn:aws:execute-api:eu-west-1:111111111111:*"})
    void aPermissionForAnyResourceIsAViolation(String source) {
        assertThat(PackFindings.violations(RULE, permission("apigateway.amazonaws.com", "111111111111", source)))
                .containsExactly("it: it works for any resource: give a sourceArn with an account in it");
    }

    @Test
    void aSourceThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, permission("apigateway.amazonaws.com", "111111111111", Unknown.TEXT)))
                .containsExactly("it: its «sourceArn» is not known yet");
    }

    private static PlannedResource permission(String principal, String account, String source) {
        return SmallPlans.resource(
                PulumiTypes.PERMISSION,
                "it",
                "{'principal': '%s', 'sourceAccount': '%s', 'sourceArn': '%s'}".formatted(principal, account, source));
    }
}
