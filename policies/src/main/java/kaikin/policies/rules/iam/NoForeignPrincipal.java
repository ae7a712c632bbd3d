package kaikin.policies.rules.iam;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.rules.AllowRule;
import kaikin.policies.rules.PrincipalKind;

/** No principal is of an account that is not ours. */
public final class NoForeignPrincipal extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "Every principal is of an account that a stack file configures",
                    "Who is let in from elsewhere is beyond every other rule",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html")
            .of(Severity.CRITICAL)
            .covering("FSBP S3.6");

    private final OwnAccounts accounts;

    public NoForeignPrincipal(OwnAccounts accounts) {
        super("no-foreign-principal", ABOUT);
        this.accounts = accounts;
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        PrincipalKind.accountsOf(statement).distinct().forEach(account -> {
            var ours = accounts.has(account)
                    .orElseThrow(() -> new CannotDecideException(
                            "no account is configured, so whether " + account + " is ours is not known"));
            if (!ours) {
                problems.accept(account, "lets in account " + account + ", which no stack file configures");
            }
        });
    }
}
