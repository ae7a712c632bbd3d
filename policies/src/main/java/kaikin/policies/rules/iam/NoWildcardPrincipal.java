package kaikin.policies.rules.iam;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.AllowRule;

/** No principal is let in that is not named. A policy that allows someone by NotPrincipal cannot be read. */
public final class NoWildcardPrincipal extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A policy names whom it lets in: no «*», no NotPrincipal",
                    "Everybody is more than anybody means, and a condition that narrows it is one slip away from the whole world",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous")
            .of(Severity.CRITICAL)
            .covering("CKV_AWS_60", "CKV_AWS_70", "F2", "F6", "F18", "W14", "EVB1");

    public NoWildcardPrincipal() {
        super("no-wildcard-principal", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        statement.principals().ifPresent(principals -> {
            if (principals.names().stream().anyMatch(PrincipalName.Everyone.class::isInstance)) {
                problems.accept(
                        on(principals, statement),
                        "lets in everybody: " + principals + "; name an account or a service");
            }
        });
    }
}
