package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class AssumeRoleEdgesCloseTest {
    private static final String RULE = "assume-role-edges-close";

    private static final String WEBHOOK = "arn:aws:iam::111111111111:role/webhook";
    private static final String OPERATOR = "arn:aws:iam::111111111111:role/operator";
    private static final String ELSEWHERE = "arn:aws:iam::222222222222:role/operator";

    @Test
    void aRoleThatMayComeAndIsLetInIsFine() {
        PackFindings.assertFine(RULE, webhook(), may(OPERATOR), operator(WEBHOOK));
    }

    @Test
    void aRoleThatIsNotLetInIsAViolation() {
        assertThat(PackFindings.violations(RULE, webhook(), may(OPERATOR), SmallPlans.role("operator")))
                .singleElement()
                .asString()
                .startsWith("webhook: ");
    }

    @Test
    void aRoleThatIsLetInAndMayNotComeIsAViolation() {
        var narrowed = SmallPolicies.trust(
                "operator", "{'AWS': '111111111111'}", "{'ArnEquals': {'aws:PrincipalArn': '" + WEBHOOK + "'}}");

        PackFindings.assertFine(RULE, webhook(), may(OPERATOR), narrowed);
        assertThat(PackFindings.violations(RULE, webhook(), narrowed))
                .singleElement()
                .asString()
                .startsWith("operator: ");
    }

    @Test
    void aRoleThatIsNotThereIsAViolationOnBothSides() {
        assertThat(PackFindings.violations(RULE, webhook(), may(OPERATOR)))
                .containsExactly("webhook: it may assume " + OPERATOR + ", which is not there");
        assertThat(PackFindings.violations(RULE, operator(WEBHOOK)))
                .containsExactly("operator: it lets in " + WEBHOOK + ", which is not there");
    }

    @Test
    void rolesThatAreNotNamedOneByOneAreAViolation() {
        var all = "arn:aws:iam::111111111111:role/*";

        assertThat(PackFindings.violations(RULE, webhook(), may(all)))
                .containsExactly("webhook: it may assume «" + all + "»: name the roles one by one");
    }

    @Test
    void theOtherSideInAnotherStackIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, webhook(), may(ELSEWHERE)))
                .containsExactly("webhook: whether " + ELSEWHERE + " lets it in: that stack is not among these");
        assertThat(PackFindings.undecided(RULE, operator(ELSEWHERE)))
                .containsExactly("operator: whether " + ELSEWHERE + " may assume it: that stack is not among these");
    }

    @Test
    void aRoleThatWasThereBeforeIsLeftOpen() {
        assertThat(PackFindings.undecided(
                        RULE,
                        webhook(),
                        may(OPERATOR),
                        SmallPolicies.allow("operator", "s3:GetObject", "arn:aws:s3:::lists/*")))
                .containsExactly("webhook: whether " + OPERATOR + " lets it in: it was there before");
    }

    private static PlannedResource webhook() {
        return SmallPlans.role("webhook");
    }

    private static PlannedResource may(String target) {
        return SmallPolicies.allow("webhook", "sts:AssumeRole", target);
    }

    private static PlannedResource operator(String caller) {
        return SmallPolicies.trust("operator", "{'AWS': '" + caller + "'}");
    }
}
