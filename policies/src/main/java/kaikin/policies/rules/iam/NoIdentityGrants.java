package kaikin.policies.rules.iam;

import java.util.Locale;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.AllowRule;

/** No role can give itself or others more. */
public final class NoIdentityGrants extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "No policy allows an iam action",
                    "Who can write a policy or pass a role can do everything",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html")
            .of(Severity.CRITICAL)
            .covering("CKV_AWS_286", "CKV_AWS_289", "F38", "F39");

    public NoIdentityGrants() {
        super("no-identity-grants", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        statement.actions().patterns().stream()
                .filter(action -> action.text().toLowerCase(Locale.ROOT).matches("iam:.*|\\*"))
                .forEach(action ->
                        problems.accept(on(action, statement), "allows «" + action + "», which can widen every grant"));
    }
}
