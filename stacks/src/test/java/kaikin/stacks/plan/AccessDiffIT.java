package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.access.AccessExample;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of the real plans' policies is said to do; cli/src/test/resources/review has more. */
class AccessDiffIT {
    private static final List<Plan> PLANS = List.of(ExamplePlans.plain("account-a"), ExamplePlans.plain("account-b"));
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

    /** The evaluator, which knows nothing of sets, allows what is shown as gained, and did not before. */
    @ParameterizedTest
    @CsvSource({"chatwork-*,*", "ban-lists/222222222222/*,ban-lists/*"})
    void theExampleIsAllowedOnOneSideOnly(String was, String is) throws Exception {
        var before = Access.of(PLANS);
        var after = Access.of(changed(was, is));

        var examples = AccessDiff.between(before, after).stream()
                .filter(change -> change.principal().contains(":role/kaikin-"))
                .map(change -> change.evidence().gained().orElseThrow())
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            assertThat(after.decide(request(after, example)).allowed()).isTrue();
            assertThat(before.decide(request(before, example)).allowed()).isFalse();
        });
    }

    private static AccessRequest request(Access access, AccessExample example) {
        var context = RequestContext.EMPTY;
        for (var key : example.context().entrySet()) {
            context = key.getValue().isPresent()
                    ? context.with(key.getKey(), key.getValue().get())
                    : context;
        }
        var caller = access.role(Arn.parse(example.principal())).orElseThrow().session();
        var owner = Arn.parse(example.resource()).account();
        return new AccessRequest(
                caller, example.action(), example.resource(), owner.isEmpty() ? "111111111111" : owner, context);
    }

    private static List<AccessChange> changes(String was, String is) throws IOException {
        return AccessDiff.between(Access.of(PLANS), Access.of(changed(was, is)));
    }

    private static List<Plan> changed(String was, String is) throws IOException {
        assertThat(text()).contains(was);
        var after = new ArrayList<Plan>();
        for (var plan : PLANS) {
            after.add(PlanJson.read(PlanJson.withSecrets(plan).replace(was, is)));
        }
        return after;
    }

    private static String text() {
        return PlanJson.withSecrets(PLANS.get(0)) + PlanJson.withSecrets(PLANS.get(1));
    }

    private static String q(String word) {
        return QUOTE + word + QUOTE;
    }
}
