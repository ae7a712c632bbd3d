package kaikin.policies.rules.iam;

import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.rules.AllowRule;

/** No principal comes from an identity provider. */
public final class NoFederatedPrincipal extends AllowRule {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "No policy lets in an identity provider",
            "Who comes from there is decided elsewhere, and this pack cannot prove anything about it",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity");

    public NoFederatedPrincipal() {
        super("no-federated-principal", ABOUT);
    }

    @Override
    public void validate(Statement statement, AttachedPolicy policy, Problems problems) {
        statement.principals().stream()
                .flatMap(principals -> principals.names().stream())
                .filter(PrincipalName.Federated.class::isInstance)
                .forEach(provider ->
                        problems.accept(provider.toString(), "lets in whoever " + provider + " vouches for"));
    }
}
