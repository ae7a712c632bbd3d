package kaikin.policies.rules.iam;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.rules.AllowRule;

/** Actions are allowed one by one. */
public final class NoWildcardAction extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A policy allows actions by their whole names: no wildcard, no NotAction",
                    "A wildcard also allows what AWS adds tomorrow",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege")
            .covering(
                    "CKV_AWS_62",
                    "CKV_AWS_63",
                    "CKV_AWS_286",
                    "CKV_AWS_287",
                    "CKV_AWS_288",
                    "CKV_AWS_289",
                    "CKV_AWS_290",
                    "F3",
                    "F4",
                    "F5",
                    "AwsSolutions-IAM5");

    public NoWildcardAction() {
        super("no-wildcard-action", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        if (statement.actions().excluded()) {
            problems.accept(on(statement.actions(), statement), "allows all but some actions: " + statement.actions());
        }
        statement.actions().patterns().stream()
                .filter(action -> action.text().matches(".*[*?].*"))
                .forEach(action -> problems.accept(on(action, statement), "allows «" + action + "»: name the actions"));
    }
}
