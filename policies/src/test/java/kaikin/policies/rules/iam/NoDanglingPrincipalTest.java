package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;

class NoDanglingPrincipalTest {
    private static final String RULE = "no-dangling-principal";

    @Test
    void aPrincipalThatIsThereIsFine() {
        PackFindings.assertFine(RULE, SmallPolicies.trust("operator", "{'AWS': '111111111111'}"));
    }

    @Test
    void theIdOfADeletedRoleIsAViolation() {
        assertThat(PackFindings.violations(RULE, SmallPolicies.trust("operator", "{'AWS': 'AROAJQABLZS4A3QDU576Q'}")))
                .containsExactly("operator: «In» names AROAJQABLZS4A3QDU576Q, the id of a role or user that is gone");
    }
}
