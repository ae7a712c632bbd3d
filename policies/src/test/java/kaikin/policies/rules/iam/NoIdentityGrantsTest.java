package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoIdentityGrantsTest {
    private static final String RULE = "no-identity-grants";

    @Test
    void anActionOfAnotherServiceIsFine() {
        PackFindings.assertFine(RULE, SmallPolicies.allow("worker", "s3:GetObject", "arn:aws:s3:::lists/*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:PassRole", "IAM:PutRolePolicy", "iam:*", "*"})
    void anActionThatWidensGrantsIsAViolation(String action) {
        assertThat(PackFindings.violations(
                        RULE, SmallPolicies.allow("worker", action, "arn:aws:iam::111111111111:role/other")))
                .containsExactly("worker: «Do» allows «" + action + "», which can widen every grant");
    }
}
