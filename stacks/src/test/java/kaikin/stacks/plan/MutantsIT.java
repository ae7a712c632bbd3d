package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.intended.Claims;
import kaikin.policies.model.Plan;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.KaikinPack;
import kaikin.policies.rules.iam.AccessIsIntended;
import org.junit.jupiter.api.Test;

/** One thing changed in the deployed policies: each that changes access is found, and sets and evaluator agree on it. */
class MutantsIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String CLAIMS = new AccessIsIntended().name();
    private static final List<Plan> PLANS = List.of(ExamplePlans.plain("account-a"), ExamplePlans.plain("account-b"));

    /** What a mutant is, by the requests that succeed; the claims that do not hold any more, the rules that it breaks. */
    private record Fate(Mutant mutant, Label label, boolean agreed, List<String> claims, Set<String> rules) {
        boolean survives() {
            return claims.isEmpty() && label != Label.EQUAL;
        }

        boolean letsMoreThrough() {
            return label != Label.NARROWER && label != Label.EQUAL;
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
    void everyMutantThatChangesWhoCanDoWhatIsFound() throws IOException {
        var before = Access.of(PLANS);
        var pack = KaikinPack.of(OwnAccounts.ofProject(ExamplePlans.STACK_FILES));

        var fates = Mutants.of(PLANS)
                .parallel()
                .map(mutant -> fate(before, mutant, pack))
                .toList();
        report(fates);

        assertThat(fates).hasSizeGreaterThan(200);
        assertThat(fates).extracting(Fate::label).contains(Label.BROADER, Label.NARROWER);
        assertThat(fates).filteredOn(Fate::survives).isEmpty();
        assertThat(fates)
                .as("the evaluator agrees")
                .filteredOn(fate -> !fate.agreed())
                .isEmpty();
        assertThat(fates)
                .filteredOn(Fate::letsMoreThrough)
                .allSatisfy(fate -> assertThat(fate.rules()).isNotEmpty());
        assertThat(fates)
                .filteredOn(fate -> fate.label() == Label.NARROWER)
                .allSatisfy(fate -> assertThat(fate.claims())
                        .anyMatch(claim -> claim.contains(" all that the table ") || claim.contains("every address")));
    }

    private static Fate fate(Access before, Mutant mutant, PolicyPack pack) {
        try {
            var after = Access.of(mutant.plans());
            var claims = Claims.of(after).results().stream()
                    .filter(result -> !result.holds())
                    .map(ClaimResult::claim)
                    .toList();
            var decided = DecidedRequests.of(before, after);
            var label = label(before, after, claims);
            return new Fate(
                    mutant,
                    label,
                    agree(label, label(decided.gained(), decided.lost(), claims), decided.hasSkipped()),
                    claims,
                    broken(pack, mutant, claims));
        } catch (IllegalArgumentException e) {
            var claims = List.of("policies are understood: " + e.getMessage());
            return new Fate(mutant, Label.REFUSED, true, claims, broken(pack, mutant, List.of()));
        }
    }

    /** What the pack says of it; the rule that the claims hold is known from these, and not tried again. */
    private static Set<String> broken(PolicyPack pack, Mutant mutant, List<String> claims) {
        var rules = pack.without(CLAIMS).validate(new StackPlans(mutant.plans()), TODAY).stream()
                .filter(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .map(Finding::rule);
        return Stream.concat(rules, claims.isEmpty() ? Stream.empty() : Stream.of(CLAIMS))
                .collect(Collectors.toSet());
    }

    /** Where not all requests could be asked, those that could must not say more than the sets. */
    private static boolean agree(Label sets, Label evaluator, boolean hasSkipped) {
        return sets == evaluator || (hasSkipped && (sets == Label.SHIFTED || evaluator == Label.EQUAL));
    }

    private static Label label(Access before, Access after, List<String> claims) {
        var changes = AccessDiff.between(before, after);
        return label(
                changes.stream().anyMatch(change -> change.kind().isMore()),
                changes.stream().anyMatch(change -> change.kind().isLess()),
                claims);
    }

    /** A pattern of a document is labelled by the texts that it takes: no policy decides about them. */
    private static Label label(boolean gained, boolean lost, List<String> claims) {
        var more = gained || claims.stream().anyMatch(claim -> claim.contains("for nothing that"));
        var less = lost || claims.stream().anyMatch(claim -> claim.contains("for every address"));
        if (more) {
            return less ? Label.SHIFTED : Label.BROADER;
        }
        return less ? Label.NARROWER : Label.EQUAL;
    }

    private static void report(List<Fate> fates) {
        System.out.println(fates.size() + " mutants: " + byLabel(fates.stream()));
        System.out.println("which the pack refuses: "
                + byLabel(fates.stream().filter(fate -> !fate.rules().isEmpty())));
        System.out.println("of these, by access-is-intended alone: "
                + byLabel(fates.stream().filter(fate -> fate.rules().equals(Set.of(CLAIMS)))));
        fates.stream()
                .flatMap(fate -> fate.claims().stream().limit(1))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .forEach((claim, count) -> System.out.println(count + " first found by: " + claim));
        fates.stream()
                .filter(fate -> fate.label() == Label.EQUAL)
                .forEach(fate -> System.out.println("equal: " + fate.mutant()));
    }

    private static Map<Label, Long> byLabel(Stream<Fate> fates) {
        return fates.collect(Collectors.groupingBy(Fate::label, TreeMap::new, Collectors.counting()));
    }
}
