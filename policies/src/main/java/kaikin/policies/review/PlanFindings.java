package kaikin.policies.review;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.intended.ClaimResult;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Severity;
import kaikin.policies.review.Review.CountText;

/**
 * The findings of policy pack and claims about plans.
 *
 * @param undecided why the claims could not be tried
 * @param violations all that the pack found, exempt and undecided ones too, in the pack's order
 */
public record PlanFindings(Optional<String> undecided, List<Violation> violations, List<ClaimResult> claims) {
    public PlanFindings {
        violations = List.copyOf(violations);
        claims = List.copyOf(claims);
    }

    /** These findings with the lines of a pull request. */
    PlanFindings at(FindingLines lines) {
        return new PlanFindings(
                undecided,
                violations.stream().map(lines::of).toList(),
                claims.stream().map(lines::of).toList());
    }

    /** Whether no rule is broken, every claim holds, and nothing is left open. */
    boolean passes() {
        return undecided.isEmpty()
                && violated() == 0
                && open() == 0
                && failing().isEmpty();
    }

    /** The number of findings that break a rule. */
    long violated() {
        return count(Finding.Kind.VIOLATION);
    }

    /** The number of findings that could not be decided. */
    public long open() {
        return count(Finding.Kind.CANNOT_DECIDE);
    }

    /** The claims that do not hold. */
    public List<ClaimResult> failing() {
        return claims.stream().filter(claim -> !claim.holds()).toList();
    }

    /** The claims that hold. */
    public List<ClaimResult> holding() {
        return claims.stream().filter(ClaimResult::holds).toList();
    }

    /** The findings that are not exempt. */
    public List<Violation> wrong() {
        return violations.stream()
                .filter(each -> each.kind() != Finding.Kind.EXEMPT)
                .toList();
    }

    /** Says in a few words what fails; empty where it passes. */
    String failures() {
        return Stream.of(
                        CountText.counted(violated(), "violation"),
                        open() == 0 ? "" : open() + " undecided",
                        failing().isEmpty()
                                ? ""
                                : failing().size() + " of " + CountText.counted(claims.size(), "claim")
                                        + (failing().size() == 1 ? " does not hold" : " do not hold"),
                        undecided.isEmpty() ? "" : "the claims cannot be tried")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Says how many findings break a rule of each severity, the worst first. */
    Stream<String> bySeverity() {
        return Stream.of(Severity.values())
                .sorted(Comparator.reverseOrder())
                .map(severity -> CountText.some(
                        violations.stream()
                                .filter(each -> each.kind() == Finding.Kind.VIOLATION)
                                .filter(each -> each.policy().about().severity() == severity)
                                .count(),
                        severity.toString().toLowerCase(Locale.ROOT)));
    }

    private long count(Finding.Kind kind) {
        return violations.stream().filter(each -> each.kind() == kind).count();
    }
}
