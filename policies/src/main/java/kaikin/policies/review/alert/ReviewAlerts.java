package kaikin.policies.review.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.pack.ExemptionsAreCurrent;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.proofs.Result;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;
import kaikin.policies.review.Waiver;

/** What of a review belongs beside code. */
public final class ReviewAlerts {
    private static final String PROOFS = "proofs-hold";
    private static final String EXEMPTIONS = new ExemptionsAreCurrent().name();
    /** What is about all stacks stands in the project's file. */
    private static final SourceLine PROJECT = new SourceLine("Pulumi.yaml", 1);
    /** An exemption that ends within so many days is a warning: afterwards it fails the check. */
    private static final int SOON = 30;

    private final Review review;
    private final Map<String, AlertRule> rules;

    private ReviewAlerts(Review review) {
        this.review = review;
        this.rules = review.pack().policies().stream()
                .map(ReviewAlerts::rule)
                .collect(Collectors.toMap(AlertRule::id, Function.identity()));
    }

    /** Everything that is wrong, exempt or soon wrong, with all rules that were tried. */
    public static Alerts of(Review review) {
        var from = new ReviewAlerts(review);
        var violations = review.violations().stream().map(from::violation);
        var proofs = review.proofs().stream().filter(proof -> !proof.holds()).map(from::proof);
        var undecided = review.undecided().stream().map(why -> from.aboutAll("access", "cannot be decided: " + why));
        var all = Stream.of(violations, from.soon(), proofs, undecided).flatMap(Function.identity());
        return new Alerts(List.copyOf(from.rules.values()), all.toList());
    }

    private static AlertRule rule(Policy policy) {
        var about = policy.about();
        return new AlertRule(policy.name(), about.info(), about.why(), about.link(), about.severity(), Level.ERROR);
    }

    /** What cannot be decided fails the check as well. */
    private Alert violation(Violation violation) {
        var urn = violation.resource();
        var exempt = violation.kind() == Finding.Kind.EXEMPT;
        var undecided = violation.kind() == Finding.Kind.CANNOT_DECIDE ? "cannot be decided: " : "";
        return new Alert(
                found(violation.policy().name()),
                exempt ? Level.NOTE : Level.ERROR,
                urn.stack(),
                urn.type(),
                urn.name(),
                violation.lines(),
                undecided + violation.message(),
                exempt ? Optional.of(violation.message()) : Optional.empty());
    }

    private AlertRule found(String rule) {
        return Optional.ofNullable(rules.get(rule))
                .orElseThrow(() -> new IllegalArgumentException("the pack has no rule «" + rule + "»"));
    }

    private Stream<Alert> soon() {
        return review.exemptions().stream()
                .filter(waiver -> rules.containsKey(EXEMPTIONS))
                .filter(waiver -> {
                    var left = waiver.daysLeft(review.today());
                    return left > 0 && left <= SOON;
                })
                .map(this::soon);
    }

    private Alert soon(Waiver waiver) {
        var exemption = waiver.exemption();
        var component = exemption.component().urn();
        return new Alert(
                found(EXEMPTIONS),
                Level.WARNING,
                component.stack(),
                component.type(),
                component.name(),
                waiver.source(),
                "%s ends on %s: mend it before".formatted(exemption, exemption.until()),
                Optional.empty());
    }

    private Alert proof(Result proof) {
        return aboutAll(proof.claim(), "does not hold:\n" + String.join("\n", proof.counterExamples()));
    }

    private Alert aboutAll(String claim, String message) {
        return new Alert(
                found(PROOFS), Level.ERROR, "all stacks", "proof", claim, List.of(PROJECT), message, Optional.empty());
    }
}
