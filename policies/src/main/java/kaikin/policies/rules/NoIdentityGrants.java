package kaikin.policies.rules;

import java.util.Locale;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Severity;

/** No role can give itself or others more. */
final class NoIdentityGrants extends AllowRule {
    private static final About ABOUT = About.rule(
                    "No policy allows an iam action",
                    "Who can write a policy or pass a role can do everything",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html")
            .of(Severity.CRITICAL)
            .covering("CKV_AWS_286", "CKV_AWS_289", "F38", "F39");

    NoIdentityGrants() {
        super("no-identity-grants", ABOUT);
    }

    @Override
    void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        statement.actions().patterns().stream()
                .filter(action -> action.text().toLowerCase(Locale.ROOT).matches("iam:.*|\\*"))
                .forEach(action ->
                        problems.accept(on(action, statement), "allows «" + action + "», which can widen every grant"));
    }
}
