package kaikin.policies.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.StatementSources.StatementOrigin;
import kaikin.policies.intended.AccessDifference;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.Finding;
import kaikin.policies.review.source.ChangedLines;
import kaikin.policies.review.source.PolicyLiterals;

/** Finds for each thing that a review tells the line of the pull request that did it, where that is known. */
final class FindingLines {
    private final ChangedLines lines;
    private final List<AccessChange> access;
    private final Set<Finding> known;

    /**
     * @param access what changes of access
     * @param known what rules have found in the program before
     */
    FindingLines(ChangedLines lines, List<AccessChange> access, Set<Finding> known) {
        this.lines = lines;
        this.known = Set.copyOf(known);
        this.access = access.stream().map(this::of).toList();
    }

    /** The changes of access. */
    List<AccessChange> access() {
        return access;
    }

    /** By the statements that only one side has, and else by all that it is about. */
    private AccessChange of(AccessChange change) {
        var literals = new PolicyLiterals()
                .literal(change.action())
                .text(change.resource())
                .text(change.principal());
        Stream.concat(
                        change.before().stream().filter(each -> !change.after().contains(each)),
                        change.after().stream().filter(each -> !change.before().contains(each)))
                .forEach(literals::text);
        var origins = change.evidence().origins();
        origins.stream().map(StatementOrigin::sid).limit(1).forEach(literals::name);
        return lines.of(origins.stream().map(StatementOrigin::resource).toList(), literals)
                .map(change::at)
                .orElse(change);
    }

    /** What is exempt, or was found before, is no pull request's doing. */
    Violation of(Violation violation) {
        var finding = violation.finding();
        if (finding.kind() == Finding.Kind.EXEMPT || known.contains(finding)) {
            return violation;
        }
        var literals = new PolicyLiterals()
                .name(finding.subject().replaceFirst(":.*", ""))
                .text(finding.subject())
                .text(finding.message())
                .text(finding.resource().name());
        return lines.of(finding.resource(), literals).map(violation::at).orElse(violation);
    }

    ClaimResult of(ClaimResult claim) {
        if (claim.holds()) {
            return claim;
        }
        var literals = new PolicyLiterals();
        claim.against().forEach(literals::text);
        var said = String.join("\n", claim.against());
        return claim.at(
                this::of,
                claim.differences().isEmpty()
                        ? lines.of(List.of(), literals).or(() -> byAccess(said))
                        : Optional.empty());
    }

    /** A row that was changed says so itself; one that went can only be known by what it said. */
    private Optional<ChangedLine> of(AccessDifference difference) {
        var literals = new PolicyLiterals().text(difference.principal()).text(difference.access());
        var grantedBy =
                difference.grantedBy().map(PlannedResource::urn).stream().toList();
        return lines.row(difference.lines())
                .or(() -> lines.of(grantedBy, literals))
                .or(() -> byAccess(difference.principal() + " " + difference.access()))
                .or(() -> lines.row(literals));
    }

    /** What the table says about a request is broken by a change of who may make it. */
    private Optional<ChangedLine> byAccess(String said) {
        return access.stream()
                .filter(change -> said.contains(change.resource()) || said.contains(change.action()))
                .filter(change -> change.evidence().changed().isPresent())
                .max(Comparator.comparingLong(
                        change -> Stream.of(change.resource(), change.action(), change.principal())
                                .filter(said::contains)
                                .count()))
                .flatMap(change -> change.evidence().changed());
    }
}
