package kaikin.policies.rules.iam;

import java.util.Set;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.PolicyKind;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.AllowRule;
import kaikin.policies.rules.BindingConditions;
import kaikin.policies.rules.PrincipalKind;

/** A trusted account is narrowed to roles of its own. */
public final class RootPrincipalNamesOneRole extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "An account as principal is narrowed by ArnEquals or StringEquals on aws:PrincipalArn to roles of that account, or on a bus to events of an AWS service",
                    "An account alone lets in whoever its administrators like; …IfExists, ForAllValues, wildcards and negations bind nobody",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn")
            .of(Severity.CRITICAL)
            .covering("CKV_AWS_61");

    private static final Set<String> EXACT = Set.of("ArnEquals", "StringEquals");
    private static final String ROLE = "arn:[a-z-]+:iam::%s:role/[A-Za-z0-9_+=,.@/-]+";

    public RootPrincipalNamesOneRole() {
        super("root-principal-names-one-role", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        if (policy.kind() != PolicyKind.TRUST && policy.kind() != PolicyKind.RESOURCE) {
            return;
        }
        if (takesEventsOfAServiceOnly(statement)) {
            return;
        }
        PrincipalKind.accounts(statement).forEach(account -> {
            var bound = statement.conditions().stream()
                    .anyMatch(condition -> EXACT.contains(condition.operator())
                            && condition.key().equalsIgnoreCase("aws:PrincipalArn")
                            && condition.values().stream().allMatch(role -> role.matches(ROLE.formatted(account))));
            if (!bound) {
                problems.accept(
                        account,
                        "trusts all of account " + account
                                + ": add ArnEquals aws:PrincipalArn with the ARN of one of its roles");
            }
        });
    }

    /**
     * A source that begins with {@code aws.} is no caller's to choose: EventBridge refuses it in PutEvents (error
     * NotAuthorizedForSourceException).
     */
    private static boolean takesEventsOfAServiceOnly(Statement statement) {
        return !statement.actions().excluded()
                && statement.actions().patterns().stream()
                        .allMatch(action -> action.text().equalsIgnoreCase("events:PutEvents"))
                && BindingConditions.exactly(statement, "events:source", "aws\\.[a-z0-9.-]+");
    }
}
