package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.Unknown;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadablePoliciesTest {
    private static final String RULE = "readable-policies";

    @Test
    void aPolicyThatIsUnderstoodIsFine() {
        PackFindings.assertFine(
                RULE,
                SmallPolicies.trust("worker", "{'Service': 'lambda.amazonaws.com'}"),
                SmallPolicies.allow("worker", "s3:GetObject", "arn:aws:s3:::lists/*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals': {'aws:PrincipalARNs': 'x'}}",
                "{'StringEqual': {'aws:PrincipalArn': 'x'}}",
                "{'Bool': 'true'}"
            })
    void aConditionThatIsNotUnderstoodIsAViolation(String condition) {
        assertThat(PackFindings.violations(
                        RULE, SmallPolicies.allow("worker", "s3:GetObject", "arn:aws:s3:::lists/*", condition)))
                .singleElement()
                .asString()
                .startsWith("worker: its IDENTITY policy is not understood: ");
    }

    @Test
    void aPolicyThatIsNotJsonIsAViolation() {
        assertThat(PackFindings.violations(RULE, SmallPolicies.role("worker", "hush")))
                .singleElement()
                .asString()
                .startsWith("worker: its TRUST policy is not understood: ");
    }

    @Test
    void aPolicyThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, SmallPolicies.role("worker", Unknown.TEXT)))
                .containsExactly("worker: the «assumeRolePolicy» of aws:iam/role:Role worker is not known yet:"
                        + " AWS says it when the resource is made");
    }
}
