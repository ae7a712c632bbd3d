package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoForeignPrincipalTest {
    private static final String RULE = "no-foreign-principal";

    private static final String STRANGER = "{'AWS': 'arn:aws:iam::999999999999:role/theirs'}";

    @Test
    void anAccountOfOursIsFine() {
        PackFindings.assertFine(
                RULE, SmallPolicies.trust("operator", "{'AWS': 'arn:aws:iam::111111111111:role/ours'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {STRANGER, "{'AWS': '999999999999'}", "{'AWS': ['111111111111', '999999999999']}"})
    void aStrangersAccountIsAViolation(String principal) {
        assertThat(PackFindings.violations(RULE, SmallPolicies.trust("operator", principal)))
                .containsExactly("operator: «In» lets in account 999999999999, which no stack file configures");
    }

    @Test
    void whoIsAStrangerIsLeftOpenWhereNoAccountIsConfigured() {
        assertThat(PackFindings.undecided(
                        new NoForeignPrincipal(OwnAccounts.UNKNOWN), SmallPolicies.trust("operator", STRANGER)))
                .containsExactly("operator: no account is configured, so whether 999999999999 is ours is not known");
    }
}
