package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoWildcardPrincipalTest {
    private static final String RULE = "no-wildcard-principal";

    @Test
    void aPrincipalWithANameIsFine() {
        PackFindings.assertFine(RULE, SmallPolicies.trust("operator", "{'AWS': '111111111111'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'*'", "{'AWS': '*'}", "{'AWS': ['111111111111', '*']}"})
    void everybodyIsAViolation(String principal) {
        assertThat(PackFindings.violations(
                        RULE,
                        SmallPolicies.trust(
                                "operator", principal, "{'StringEquals': {'aws:PrincipalAccount': '111111111111'}}")))
                .singleElement()
                .asString()
                .startsWith("operator: «In» lets in everybody: ")
                .endsWith("; name an account or a service");
    }
}
