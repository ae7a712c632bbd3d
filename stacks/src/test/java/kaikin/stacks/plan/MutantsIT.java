package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.StackFiles;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.Plan;
import kaikin.policies.proofs.Proofs;
import kaikin.policies.proofs.Result;
import kaikin.policies.rules.KaikinPack;
import kaikin.policies.rules.ProofsHold;
import org.junit.jupiter.api.Test;

/** One thing changed in the deployed policies: where it lets more through the pack says so, where fewer a proof. */
class MutantsIT {
    private static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String PROOFS = new ProofsHold().name();
    private static final List<Plan> PLANS = List.of(Plans.plain("account-a"), Plans.plain("account-b"));

    /** What a mutant is, by the requests that succeed; the claims that do not hold any more, the rules that it breaks. */
    private record Fate(Mutant mutant, Label label, List<String> claims, Set<String> rules) {
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
        var proofs = Proofs.of(PLANS);
        var before = proofs.possible();
        var pack = KaikinPack.of(StackFiles.accounts(PROJECT));

        var fates = Mutants.of(PLANS)
                .parallel()
                .map(mutant -> fate(proofs, before, mutant, pack))
                .toList();
        report(fates);

        assertThat(fates).hasSizeGreaterThan(200);
        assertThat(fates).extracting(Fate::label).contains(Label.BROADER, Label.NARROWER);
        assertThat(fates).filteredOn(Fate::survives).isEmpty();
        assertThat(fates)
                .filteredOn(Fate::letsMoreThrough)
                .allSatisfy(fate -> assertThat(fate.rules()).isNotEmpty());
        assertThat(fates)
                .filteredOn(fate -> fate.label() == Label.NARROWER)
                .allSatisfy(fate -> assertThat(fate.claims())
                        .anyMatch(claim ->
                                claim.contains(" can ") || claim.contains(" calls ") || claim.contains(" runs ")));
    }

    private static Fate fate(Proofs proofs, Set<String> before, Mutant mutant, PolicyPack pack) {
        try {
            var changed = proofs.after(mutant.plans());
            var claims = changed.results().stream()
                    .filter(result -> !result.holds())
                    .map(Result::claim)
                    .toList();
            return new Fate(mutant, label(before, changed.possible(), claims), claims, broken(pack, mutant, claims));
        } catch (IllegalArgumentException e) {
            var claims = List.of("policies are understood: " + e.getMessage());
            return new Fate(mutant, Label.REFUSED, claims, broken(pack, mutant, List.of()));
        }
    }

    /** What the pack says of it; the rule that the claims hold is known from these, and not tried again. */
    private static Set<String> broken(PolicyPack pack, Mutant mutant, List<String> claims) {
        var rules = pack.without(PROOFS).validate(new Stacks(mutant.plans()), TODAY).stream()
                .filter(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .map(Finding::rule);
        return Stream.concat(rules, claims.isEmpty() ? Stream.empty() : Stream.of(PROOFS))
                .collect(Collectors.toSet());
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
        System.out.println(fates.size() + " mutants: " + byLabel(fates.stream()));
        System.out.println("which the pack refuses: "
                + byLabel(fates.stream().filter(fate -> !fate.rules().isEmpty())));
        System.out.println("of these, by proofs-hold alone: "
                + byLabel(fates.stream().filter(fate -> fate.rules().equals(Set.of(PROOFS)))));
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
