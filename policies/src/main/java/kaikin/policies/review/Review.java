package kaikin.policies.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.Edge;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.proofs.Result;

/**
 * A finished review.
 *
 * @param base what the plans are compared with, in words
 * @param today the day that exemptions are held against, UTC
 * @param undecided why access could not be compared, or the proofs not be tried
 * @param violations all that the pack found, exempt and undecided ones too, in the pack's order
 */
public record Review(
        String base,
        LocalDate today,
        PolicyPack pack,
        List<AccessChange> access,
        Optional<String> undecided,
        List<Violation> violations,
        List<Waiver> exemptions,
        List<Result> proofs,
        List<ResourceChange> resources,
        Trust trust) {
    /** Who can become whom, before and now. */
    public record Trust(List<Edge> before, List<Edge> after) {}

    public Review {
        access = List.copyOf(access);
        violations = List.copyOf(violations);
        exemptions = List.copyOf(exemptions);
        proofs = List.copyOf(proofs);
        resources = List.copyOf(resources);
    }

    /** 0 where nothing is wrong, 1 where a rule is broken or a claim does not hold or something cannot be decided. */
    public int status() {
        var wrong = violated() > 0 || open() > 0 || failed() > 0 || undecided.isPresent();
        return wrong ? 1 : 0;
    }

    /** How many findings break a rule. */
    public long violated() {
        return count(Finding.Kind.VIOLATION);
    }

    /** How many findings could not be decided. */
    public long open() {
        return count(Finding.Kind.CANNOT_DECIDE);
    }

    /** How many claims do not hold. */
    public long failed() {
        return proofs.stream().filter(proof -> !proof.holds()).count();
    }

    /** What can be said in one line. */
    public String verdict() {
        return (status() == 0 ? "Clean" : "Not clean") + ": "
                + String.join(", ", List.of(accessInWords(), violationsInWords(), proofsInWords()));
    }

    private String accessInWords() {
        if (undecided.isPresent()) {
            return "access cannot be compared";
        }
        var more = access.stream().filter(each -> each.kind().isMore()).count();
        var less = access.stream().filter(each -> each.kind().isLess()).count();
        return access.isEmpty()
                ? "nobody's access changes"
                : "access: %d more, %d less%s".formatted(more, less, others());
    }

    private String others() {
        var others = access.stream()
                .filter(each -> !each.kind().isMore() && !each.kind().isLess())
                .count();
        return others == 0 ? "" : ", " + others + " otherwise changed";
    }

    private String violationsInWords() {
        return violated() + " violated" + (open() == 0 ? "" : ", " + open() + " undecided");
    }

    private String proofsInWords() {
        return failed() == 0
                ? "all " + proofs.size() + " proofs hold"
                : failed() + " of " + proofs.size() + " proofs fail";
    }

    private long count(Finding.Kind kind) {
        return violations.stream().filter(each -> each.kind() == kind).count();
    }
}
