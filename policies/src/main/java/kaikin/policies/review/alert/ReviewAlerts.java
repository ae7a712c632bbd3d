package kaikin.policies.review.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.pack.ExemptionsAreCurrent;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.review.Judgement;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;
import kaikin.policies.review.Waiver;
import kaikin.policies.review.report.Names;

/** What of a review belongs beside code. */
public final class ReviewAlerts {
    private static final String CLAIMS = "access-is-intended";
    private static final String EXEMPTIONS = new ExemptionsAreCurrent().name();
    private static final AlertRule ACCESS = new AlertRule(
            "access-changes",
            "Who can do what stays as it is",
            "A change of a policy reaches further than its line shows",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
            Severity.MEDIUM,
            Level.WARNING);
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
        var judged = from.judged(review.judgement(), "all stacks", "");
        var deployed = review.deployed().stream()
                .flatMap(judgement -> from.judged(judgement, "what is deployed", "what is deployed: "));
        var access = review.access().stream().map(from::access);
        var undecided = review.undecided().stream()
                .map(why -> from.aboutAll("all stacks", "access", "cannot be decided: " + why));
        var all = Stream.of(judged, deployed, from.soon(), access, undecided).flatMap(Function.identity());
        var rules =
                Stream.concat(from.rules.values().stream(), Stream.of(ACCESS)).toList();
        return new Alerts(rules, all.distinct().toList());
    }

    /**
     * What fails of plans.
     *
     * @param whose the plans, in words
     * @param before what stands before each message
     */
    private Stream<Alert> judged(Judgement judgement, String whose, String before) {
        var violations = judgement.violations().stream().map(each -> violation(each, before));
        var claims = judgement.failing().stream()
                .map(claim -> aboutAll(whose, claim.claim(), "does not hold:\n" + String.join("\n", claim.against())));
        var undecided =
                judgement.undecided().stream().map(why -> aboutAll(whose, "access", "cannot be decided: " + why));
        return Stream.of(violations, claims, undecided).flatMap(Function.identity());
    }

    /** Who can do more is a warning, so that nobody overlooks it; whether it may be is the table's and the rules' matter. */
    private Alert access(AccessChange change) {
        var what = change.kind() == Kind.RENAMED
                ? Names.principal(change.resource()) + " is now " + Names.principal(change.principal())
                : change.kind() + " " + change.action() + " on " + change.resource();
        var message =
                Stream.concat(Stream.of(what), Names.examples(change).stream()).collect(Collectors.joining("\n"));
        return new Alert(
                ACCESS,
                change.kind().isMore() ? Level.WARNING : Level.NOTE,
                "all stacks",
                "access of",
                Names.principal(change.principal()),
                change.evidence().source().isEmpty()
                        ? List.of(PROJECT)
                        : change.evidence().source(),
                message,
                Optional.empty());
    }

    private static AlertRule rule(Policy policy) {
        var about = policy.about();
        return new AlertRule(policy.name(), about.info(), about.why(), about.link(), about.severity(), Level.ERROR);
    }

    /** What cannot be decided fails the check as well. */
    private Alert violation(Violation violation, String before) {
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
                before + undecided + violation.message(),
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

    private Alert aboutAll(String whose, String claim, String message) {
        return new Alert(
                found(CLAIMS), Level.ERROR, whose, "claim", claim, List.of(PROJECT), message, Optional.empty());
    }
}
