package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class NoFederatedPrincipalTest {
    private static final String RULE = "no-federated-principal";

    @Test
    void aServiceIsFine() {
        PackFindings.assertFine(RULE, SmallPolicies.trust("worker", "{'Service': 'lambda.amazonaws.com'}"));
    }

    @Test
    void anIdentityProviderIsAViolation() {
        assertThat(PackFindings.violations(RULE, SmallPolicies.trust("worker", "{'Federated': 'accounts.google.com'}")))
                .containsExactly("worker: «In» lets in whoever accounts.google.com vouches for");
    }
}
