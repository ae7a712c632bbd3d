package kaikin.policies.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The evaluator beside another one: both decide the same, or the difference is one of {@link Disagreement}.
 *
 * <p>{@code -Dkaikin.oracle.cases=20000} asks about more cases, {@code -Dkaikin.oracle.seed=7} about others.
 */
class SimulatorOracleIT {
    private static final int CASES = Integer.getInteger("kaikin.oracle.cases", 1000);
    private static final long SEED = Long.getLong("kaikin.oracle.seed", 1);

    private static Optional<SimulatorOracle> oracle = Optional.empty();

    @BeforeAll
    static void install() throws Exception {
        oracle = SimulatorOracle.install();
    }

    @Test
    void handWrittenCasesEndAsDocumentedInBoth() throws Exception {
        var answered = HandWrittenCases.all().toList();
        assertThat(answered).hasSizeGreaterThan(10);
        assertThat(answered)
                .allSatisfy(each -> assertThat(each.asked().decide().result())
                        .as(each.toString())
                        .isEqualTo(each.verdict()));

        assertThat(oracle().decide(answered.stream()
                        .map(HandWrittenCases.Answered::asked)
                        .toList()))
                .containsExactlyElementsOf(
                        answered.stream().map(each -> word(each.verdict())).toList());
    }

    @Test
    void randomCasesEndAlikeButForWhatIsUnderstood() throws Exception {
        var cases = new OracleCases(SEED).generate(CASES).toList();
        var theirs = oracle().decide(cases);
        var understood = new TreeMap<String, Integer>();
        var others = new ArrayList<String>();
        for (var i = 0; i < cases.size(); i++) {
            var asked = cases.get(i);
            var decision = asked.decide();
            var their = theirs.get(i);
            if (word(decision.result()).equals(their)) {
                continue;
            }
            Disagreement.explaining(asked, decision)
                    .ifPresentOrElse(
                            known -> understood.merge(known.name(), 1, Integer::sum),
                            () -> others.add(asked.json() + "\nours: " + decision + "\noracle: " + their));
        }
        report(cases, understood);

        assertThat(others).isEmpty();
        assertThat(cases).extracting(asked -> asked.decide().result()).contains(Decision.Result.values());
    }

    private static void report(List<OracleCase> cases, Map<String, Integer> understood) {
        System.out.println(
                "seed " + SEED + ": " + cases.size() + " cases, decided otherwise by the oracle: " + understood);
    }

    private static SimulatorOracle oracle() {
        assumeTrue(oracle.isPresent(), "the oracle is not installed: npm is missing, or has no network");
        return oracle.orElseThrow();
    }

    private static String word(Decision.Result verdict) {
        return switch (verdict) {
            case ALLOWED -> "Allowed";
            case EXPLICITLY_DENIED -> "ExplicitlyDenied";
            case NOT_ALLOWED -> "ImplicitlyDenied";
        };
    }
}
