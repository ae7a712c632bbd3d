package kaikin.policies.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.access.Edge;
import kaikin.policies.pack.Exemption;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.plan.Urn;
import kaikin.policies.proofs.Proofs;
import kaikin.policies.proofs.Result;
import kaikin.policies.rules.ProofsHold;

/** Looks at all stacks together, as they were and as they are. */
public final class Reviewer {
    private static final String PROOFS = new ProofsHold().name();

    private final PolicyPack pack;
    private final LocalDate today;

    public Reviewer(PolicyPack pack, LocalDate today) {
        this.pack = pack;
        this.today = today;
    }

    /** What access can be said to be, or why it cannot. */
    private record Compared(
            List<AccessChange> access, List<Result> proofs, Review.Trust trust, Optional<String> undecided) {}

    /**
     * Reviews a change.
     *
     * @param base what {@code before} is, in words
     */
    public Review review(String base, List<Plan> before, List<Plan> after) {
        var compared = compare(before, after);
        return new Review(
                base,
                today,
                pack,
                compared.access(),
                compared.undecided(),
                violations(after),
                exemptions(after),
                compared.proofs(),
                ResourceChanges.between(before, after),
                compared.trust());
    }

    private static Compared compare(List<Plan> before, List<Plan> after) {
        try {
            var was = Access.of(before);
            var is = Access.of(after);
            return new Compared(
                    AccessDiff.between(was, is),
                    Proofs.of(after).results(),
                    new Review.Trust(was.edges(), is.edges()),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            var none = List.<Edge>of();
            return new Compared(
                    List.of(), List.of(), new Review.Trust(none, none), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** The proofs are tried once, and told claim by claim. */
    private List<Violation> violations(List<Plan> plans) {
        return pack.without(PROOFS).validate(new Stacks(plans), today).stream()
                .map(finding -> violation(finding, plans))
                .toList();
    }

    private Violation violation(Finding finding, List<Plan> plans) {
        var policy = pack.policies().stream()
                .filter(each -> each.name().equals(finding.rule()))
                .findFirst()
                .orElseThrow();
        var component = plans.stream()
                .flatMap(plan -> plan.resources().stream())
                .filter(resource -> resource.urn().equals(finding.resource()))
                .findFirst()
                .flatMap(PlannedResource::parent);
        return new Violation(policy, finding, component, source(finding.resource(), plans));
    }

    private static List<Waiver> exemptions(List<Plan> plans) {
        return plans.stream()
                .flatMap(plan -> plan.resources().stream())
                .flatMap(Exemption::of)
                .map(exemption ->
                        new Waiver(exemption, source(exemption.component().urn(), plans)))
                .toList();
    }

    private static List<SourceLine> source(Urn resource, List<Plan> plans) {
        return plans.stream()
                .filter(plan -> plan.stack().equals(resource.stack()))
                .map(plan -> plan.sources().of(resource))
                .findFirst()
                .orElse(List.of());
    }
}
