package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlanJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of the real plans' policies is said to do; sandbox/src/test/resources/review has more. */
class AccessDiffIT {
    private static final List<Plan> PLANS = List.of(Plans.plain("account-a"), Plans.plain("account-b"));
    /** Inside a JSON document, which is a text of the plan. */
    private static final String QUOTE = "\\\"";

    @Test
    void nothingIsNoChange() throws Exception {
        assertThat(changes("chatwork-*", "chatwork-*")).isEmpty();
    }

    @Test
    void actionsInAnotherOrderAreNoChange() throws Exception {
        var was = q("ssm:ListCommandInvocations") + "," + q("ssm:GetCommandInvocation");
        var is = q("ssm:GetCommandInvocation") + "," + q("ssm:ListCommandInvocations");
        assertThat(text()).containsAnyOf(was, is);

        assertThat(changes(text().contains(was) ? was : is, text().contains(was) ? is : was))
                .isEmpty();
    }

    @Test
    void bothEndsWiderAreWider() throws Exception {
        assertThat(changes(q("chatwork-*"), q("*")))
                .isNotEmpty()
                .allMatch(change -> change.kind() == Kind.WIDER)
                .anyMatch(change -> change.principal().endsWith(":role/kaikin-webhook")
                        && change.action().equals("sts:AssumeRole")
                        && change.before().contains("StringLike sts:SourceIdentity [chatwork-*]")
                        && change.after().contains("StringLike sts:SourceIdentity [*]"));
    }

    @Test
    void bothEndsNarrowerAreNarrower() throws Exception {
        assertThat(changes(q("chatwork-*"), q("chatwork-1*")))
                .isNotEmpty()
                .allMatch(change -> change.kind() == Kind.NARROWER)
                .anyMatch(change -> change.resource().endsWith(":role/kaikin-operator"));
    }

    @Test
    void aDenyThatGoesLetsAdministratorsIn() throws Exception {
        assertThat(changes(q("ArnNotEquals"), q("ArnEquals")))
                .anyMatch(change -> change.kind() == Kind.GAINED
                        && change.principal().equals("111111111111")
                        && change.action().equals("s3:*"))
                .anyMatch(change -> change.kind() == Kind.LOST
                        && change.principal().endsWith(":role/kaikin-webhook")
                        && change.action().equals("s3:GetObject"));
    }

    @ParameterizedTest
    @CsvSource({"s3:PutObject,s3:PutObjectAcl", "sts:AssumeRole,sts:TagSession"})
    void anotherActionIsOneLostAndAnotherGained(String was, String is) throws Exception {
        assertThat(changes(q(was), q(is)))
                .anyMatch(
                        change -> change.kind() == Kind.LOST && change.action().equals(was));
    }

    private static List<AccessChange> changes(String was, String is) throws IOException {
        assertThat(text()).contains(was);
        var after = new ArrayList<Plan>();
        for (var plan : PLANS) {
            after.add(PlanJson.read(PlanJson.withSecrets(plan).replace(was, is)));
        }
        return AccessDiff.between(Access.of(PLANS), Access.of(after));
    }

    private static String text() {
        return PlanJson.withSecrets(PLANS.get(0)) + PlanJson.withSecrets(PLANS.get(1));
    }

    private static String q(String word) {
        return QUOTE + word + QUOTE;
    }
}
