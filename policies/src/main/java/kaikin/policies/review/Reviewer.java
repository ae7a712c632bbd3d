package kaikin.policies.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.Access.AssumeRoleEdge;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.intended.Claims;
import kaikin.policies.intended.IntendedAccess;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.SourceMap;
import kaikin.policies.pack.DeclaredExemption;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.review.source.ChangedLines;
import kaikin.policies.review.source.ChangedProgram;
import kaikin.policies.rules.iam.AccessIsIntended;

/** Looks at all stacks together, as they were and as they are. */
public final class Reviewer {
    private static final String CLAIMS = new AccessIsIntended().name();

    private final PolicyPack pack;
    private final LocalDate today;
    private final IntendedAccess table;

    /** Holds plans against the project's own table of intended access. */
    public Reviewer(PolicyPack pack, LocalDate today) {
        this(pack, today, IntendedAccess.read());
    }

    public Reviewer(PolicyPack pack, LocalDate today, IntendedAccess table) {
        this.pack = pack;
        this.today = today;
        this.table = table;
    }

    /** Plans, and the access that they give, worked out once; what is not understood in them is said each time. */
    private static final class Known {
        private final List<Plan> plans;
        private Optional<Access> access = Optional.empty();

        Known(List<Plan> plans) {
            this.plans = plans;
        }

        Access access() {
            if (access.isEmpty()) {
                access = Optional.of(Access.of(plans));
            }
            return access.get();
        }
    }

    /** The comparison of access, or why there is none. */
    private record Compared(List<AccessChange> access, Review.Trust trust, Optional<String> undecided) {}

    /**
     * Reviews a change.
     *
     * @param base what {@code before} is, in words
     */
    public Review review(String base, List<Plan> before, List<Plan> after) {
        return review(base, before, after, ChangedProgram.NONE);
    }

    /**
     * Reviews a change whose sources are known, so that all it does is shown at the line that does it.
     *
     * @param program as the change leaves it
     */
    public Review review(String base, List<Plan> before, List<Plan> after, ChangedProgram program) {
        return review(base, new Known(before), new Known(after), program, false);
    }

    /** Reviews a change of what is deployed, and judges that as well. */
    public Review reviewDeployed(String base, List<Plan> deployed, List<Plan> after) {
        return review(base, new Known(deployed), new Known(after), ChangedProgram.NONE, true);
    }

    private Review review(String base, Known before, Known after, ChangedProgram program, boolean deployed) {
        var compared = compare(before, after);
        var resources = ResourceChanges.between(before.plans, after.plans);
        var changed = new ChangedLines(
                program,
                before.plans,
                after.plans,
                resources.changes().stream().map(ResourceChange::resource).toList());
        var judgement = judge(after, after.plans);
        // What is wrong is held against the program before only where there is something, and a line to find.
        var known = program.diff().hunks().isEmpty() || judgement.wrong().isEmpty()
                ? Set.<Finding>of()
                : violations(before.plans, before.plans).stream()
                        .map(Violation::finding)
                        .collect(Collectors.toSet());
        var lines = new FindingLines(changed, compared.access(), known);
        return new Review(
                base,
                today,
                pack,
                lines.access(),
                compared.undecided(),
                judgement.at(lines),
                // What is deployed has no lines of its own: the program has them, where it still makes the resource.
                deployed ? Optional.of(judge(before, after.plans)) : Optional.empty(),
                exemptions(after.plans),
                resources,
                compared.trust(),
                accounts(before.plans, after.plans));
    }

    private static Compared compare(Known before, Known after) {
        try {
            var was = before.access();
            var is = after.access();
            return new Compared(
                    AccessDiff.between(was, is), new Review.Trust(was.edges(), is.edges()), Optional.empty());
        } catch (IllegalArgumentException e) {
            var none = List.<AssumeRoleEdge>of();
            return new Compared(List.of(), new Review.Trust(none, none), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, String> accounts(List<Plan> before, List<Plan> after) {
        var accounts = new TreeMap<String, String>();
        Stream.of(before, after)
                .flatMap(List::stream)
                .forEach(
                        plan -> OwnAccounts.UNKNOWN.of(plan).ifPresent(account -> accounts.put(plan.stack(), account)));
        return accounts;
    }

    private PlanFindings judge(Known known, List<Plan> program) {
        var violations = violations(known.plans, program);
        try {
            return new PlanFindings(
                    Optional.empty(),
                    violations,
                    Claims.of(known.access(), table).results());
        } catch (IllegalArgumentException e) {
            return new PlanFindings(Optional.of(String.valueOf(e.getMessage())), violations, List.of());
        }
    }

    /** Intended access is compared once, and told claim by claim. */
    private List<Violation> violations(List<Plan> plans, List<Plan> program) {
        return pack.without(CLAIMS).validate(new StackPlans(plans), today).stream()
                .map(finding -> violation(finding, plans, program))
                .toList();
    }

    private Violation violation(Finding finding, List<Plan> plans, List<Plan> program) {
        var policy = pack.policies().stream()
                .filter(each -> each.name().equals(finding.rule()))
                .findFirst()
                .orElseThrow();
        var component = plans.stream()
                .flatMap(plan -> plan.resources().stream())
                .filter(resource -> resource.urn().equals(finding.resource()))
                .findFirst()
                .flatMap(PlannedResource::parent);
        return new Violation(policy, finding, component, SourceMap.of(program, finding.resource()));
    }

    private static List<Review.Exemption> exemptions(List<Plan> plans) {
        return plans.stream()
                .flatMap(plan -> plan.resources().stream())
                .flatMap(DeclaredExemption::of)
                .map(exemption -> new Review.Exemption(
                        exemption, SourceMap.of(plans, exemption.component().urn())))
                .toList();
    }
}
