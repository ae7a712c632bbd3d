package kaikin.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.policies.pack.ExemptionsAreCurrent;
import kaikin.policies.pack.OwnAccounts;
import org.junit.jupiter.api.Test;

class KaikinPackTest {
    /** The one about exemptions is tried with the packs that it is about. */
    private static final List<Class<?>> ELSEWHERE = List.of(ExemptionsAreCurrent.class);

    @Test
    void everyRuleHasAUnitTestBesideIt() {
        assertThat(KaikinPack.of(OwnAccounts.UNKNOWN).policies())
                .hasSizeGreaterThan(40)
                .filteredOn(rule -> !ELSEWHERE.contains(rule.getClass()))
                .allSatisfy(rule -> assertThat(getClass()
                                .getClassLoader()
                                .getResource(rule.getClass().getName().replace('.', '/') + "Test.class"))
                        .as(rule.name())
                        .isNotNull());
    }
}
