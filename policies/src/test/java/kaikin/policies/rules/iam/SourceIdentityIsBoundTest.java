package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceIdentityIsBoundTest {
    private static final String RULE = "source-identity-is-bound";

    private static final String ARN = "arn:aws:iam::111111111111:role/";
    private static final String ASSUME = "['sts:AssumeRole', 'sts:SetSourceIdentity']";
    private static final String BOUND = "{'StringLike': {'sts:SourceIdentity': 'chatwork-*'}}";

    @Test
    void aSenderWhoseBothSidesBindIsFine() {
        PackFindings.assertFine(RULE, webhook(), may(ASSUME, BOUND), operator(BOUND), sends());
    }

    @Test
    void aRoleThatSendsNothingNeedsNone() {
        PackFindings.assertFine(RULE, webhook(), may("sts:AssumeRole", "{}"), operator("{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'StringLike': {'sts:SourceIdentity': '*'}}",
                "{'StringLikeIfExists': {'sts:SourceIdentity': 'chatwork-*'}}",
                "{'StringNotEquals': {'sts:SourceIdentity': 'chatwork-*'}}"
            })
    void aTrustThatDoesNotBindIsAViolation(String condition) {
        assertThat(PackFindings.violations(RULE, webhook(), may(ASSUME, BOUND), operator(condition), sends()))
                .containsExactly("operator: its trust («In») does not bind sts:SourceIdentity to a pattern");
    }

    @Test
    void aCallerThatMaySayNoneIsAViolation() {
        assertThat(PackFindings.violations(RULE, webhook(), may("sts:AssumeRole", "{}"), operator(BOUND), sends()))
                .containsExactly(
                        "webhook: its way to operator («Do») allows no sts:SetSourceIdentity",
                        "webhook: its way to operator («Do») does not bind sts:SourceIdentity to a pattern");
    }

    @Test
    void aPolicyThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, operator(BOUND), SmallPolicies.rolePolicy("operator", Unknown.TEXT)))
                .containsExactly("operator: the «policy» of aws:iam/rolePolicy:RolePolicy operator is not known yet:"
                        + " AWS says it when the resource is made");
    }

    private static PlannedResource webhook() {
        return SmallPlans.role("webhook");
    }

    private static PlannedResource may(String actions, String condition) {
        return SmallPolicies.allow("webhook", actions, ARN + "operator", condition);
    }

    private static PlannedResource operator(String condition) {
        return SmallPolicies.trust("operator", "{'AWS': '" + ARN + "webhook'}", condition);
    }

    private static PlannedResource sends() {
        return SmallPolicies.allow(
                "operator", "ssm:SendCommand", "arn:aws:ssm:eu-west-1:111111111111:document/release");
    }
}
