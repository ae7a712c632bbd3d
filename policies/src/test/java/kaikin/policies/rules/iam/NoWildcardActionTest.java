package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoWildcardActionTest {
    private static final String RULE = "no-wildcard-action";

    @Test
    void anActionByItsNameIsFine() {
        PackFindings.assertFine(RULE, SmallPolicies.allow("worker", "s3:GetObject", "arn:aws:s3:::lists/*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:*", "s3:Get*", "s3:GetObjec?", "*"})
    void aWildcardIsAViolation(String action) {
        assertThat(PackFindings.violations(RULE, SmallPolicies.allow("worker", action, "arn:aws:s3:::lists/*")))
                .containsExactly("worker: «Do» allows «" + action + "»: name the actions");
    }

    @Test
    void allButSomeActionsAreAViolation() {
        var policy = SmallPlans.policy(
                "{'Sid': 'Do', 'Effect': 'Allow', 'NotAction': 's3:GetObject', 'Resource': 'arn:aws:s3:::lists/*'}");

        assertThat(PackFindings.violations(RULE, SmallPolicies.rolePolicy("worker", policy)))
                .singleElement()
                .asString()
                .startsWith("worker: «Do» allows all but some actions: ")
                .contains("s3:GetObject");
    }
}
