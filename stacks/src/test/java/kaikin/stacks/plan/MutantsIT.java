package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaikin.policies.plan.Plan;
import kaikin.policies.proofs.Proofs;
import kaikin.policies.proofs.Result;
import org.junit.jupiter.api.Test;

/** One thing changed in the deployed policies: where it lets more or fewer through, a proof says so. */
class MutantsIT {
    private static final List<Plan> PLANS = List.of(Plans.plain("account-a"), Plans.plain("account-b"));

    /** What a mutant is, by the requests that succeed; and the claims that do not hold any more. */
    private record Fate(Mutant mutant, Label label, List<String> claims) {
        boolean survives() {
            return claims.isEmpty() && label != Label.EQUAL;
        }
    }

    private enum Label {
        BROADER,
        NARROWER,
        /** Some requests succeed that did not, and others no more. */
        SHIFTED,
        /** The same requests succeed. */
        EQUAL,
        /** Not understood, and so refused. */
        REFUSED
    }

    @Test
    void everyMutantThatChangesWhoCanDoWhatIsFound() {
        var proofs = Proofs.of(PLANS);
        var before = proofs.possible();

        var fates = Mutants.of(PLANS)
                .parallel()
                .map(mutant -> fate(proofs, before, mutant))
                .toList();
        report(fates);

        assertThat(fates).hasSizeGreaterThan(200);
        assertThat(fates).extracting(Fate::label).contains(Label.BROADER, Label.NARROWER);
        assertThat(fates).filteredOn(Fate::survives).isEmpty();
        assertThat(fates)
                .filteredOn(fate -> fate.label() == Label.NARROWER)
                .allSatisfy(fate -> assertThat(fate.claims())
                        .anyMatch(claim ->
                                claim.contains(" can ") || claim.contains(" calls ") || claim.contains(" runs ")));
    }

    private static Fate fate(Proofs proofs, Set<String> before, Mutant mutant) {
        try {
            var changed = proofs.after(mutant.plans());
            var claims = changed.results().stream()
                    .filter(result -> !result.holds())
                    .map(Result::claim)
                    .toList();
            return new Fate(mutant, label(before, changed.possible(), claims), claims);
        } catch (IllegalArgumentException e) {
            return new Fate(mutant, Label.REFUSED, List.of("policies are understood: " + e.getMessage()));
        }
    }

    /** A pattern of a document is labelled by the texts that it takes: no policy decides about them. */
    private static Label label(Set<String> before, Set<String> after, List<String> claims) {
        var gained =
                !before.containsAll(after) || claims.stream().anyMatch(claim -> claim.contains("for nothing that"));
        var lost = !after.containsAll(before) || claims.stream().anyMatch(claim -> claim.contains("for every address"));
        if (gained) {
            return lost ? Label.SHIFTED : Label.BROADER;
        }
        return lost ? Label.NARROWER : Label.EQUAL;
    }

    private static void report(List<Fate> fates) {
        var labels = fates.stream().collect(Collectors.groupingBy(Fate::label, TreeMap::new, Collectors.counting()));
        System.out.println(fates.size() + " mutants: " + labels);
        fates.stream()
                .flatMap(fate -> fate.claims().stream().limit(1))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .forEach((claim, count) -> System.out.println(count + " first found by: " + claim));
        fates.stream()
                .filter(fate -> fate.label() == Label.EQUAL)
                .forEach(fate -> System.out.println("equal: " + fate.mutant()));
    }
}
