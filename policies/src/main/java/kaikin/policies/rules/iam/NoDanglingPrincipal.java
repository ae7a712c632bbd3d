package kaikin.policies.rules.iam;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.AllowRule;

/** No policy trusts a role or user that is gone. */
public final class NoDanglingPrincipal extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A policy names accounts, roles and services, never the unique id of a deleted role or user",
                    "AWS writes such an id when a role is deleted; a new role of the same name is not trusted any more",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles")
            .of(Severity.MEDIUM);

    public NoDanglingPrincipal() {
        super("no-dangling-principal", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        statement.principals().stream()
                .flatMap(principals -> principals.names().stream())
                .filter(PrincipalName.Dangling.class::isInstance)
                .forEach(gone ->
                        problems.accept(gone.toString(), "names " + gone + ", the id of a role or user that is gone"));
    }
}
