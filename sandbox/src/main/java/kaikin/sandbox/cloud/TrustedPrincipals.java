package kaikin.sandbox.cloud;

import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.Statement;

/** IAM's check of a trust policy when a role is made: a role that it names must exist by then. */
final class TrustedPrincipals {
    private TrustedPrincipals() {}

    static void check(DeployedRole role, Set<String> existing) {
        role.trust().document().statements().stream()
                .flatMap(TrustedPrincipals::identities)
                .filter(arn -> !existing.contains(arn))
                .findFirst()
                .ifPresent(arn -> {
                    throw new IllegalArgumentException(
                            "MalformedPolicyDocument: %s trusts %s, which does not exist (yet)"
                                    .formatted(role.arn(), arn));
                });
    }

    private static Stream<String> identities(Statement statement) {
        return statement.principals().stream()
                .flatMap(principals -> principals.names().stream())
                .filter(PrincipalName.Identity.class::isInstance)
                .map(PrincipalName::toString);
    }
}
