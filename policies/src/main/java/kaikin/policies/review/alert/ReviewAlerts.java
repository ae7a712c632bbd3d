package kaikin.policies.review.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.intended.AccessDifference;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.SourceLine;
import kaikin.policies.model.SourceMap;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.ExemptionsAreCurrent;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.Severity;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;
import kaikin.policies.review.report.DisplayNames;

/** Picks what of a review belongs beside code. */
public final class ReviewAlerts {
    private static final String CLAIMS = "access-is-intended";
    private static final String EXEMPTIONS = new ExemptionsAreCurrent().name();
    private static final Alert.Rule ACCESS = new Alert.Rule(
            "access-changes",
            "Who can do what stays as it is",
            "A change of a policy reaches further than its line shows",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
            Severity.MEDIUM,
            Alert.Level.WARNING);
    /** An exemption that ends within so many days is a warning: afterwards it fails the check. */
    private static final int SOON = 30;

    private final Review review;
    private final Map<String, Alert.Rule> rules;

    private ReviewAlerts(Review review) {
        this.review = review;
        this.rules = review.pack().policies().stream()
                .map(ReviewAlerts::rule)
                .collect(Collectors.toMap(Alert.Rule::id, Function.identity()));
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
     * The alerts about plans that fail.
     *
     * @param whose the plans, in words
     * @param before what stands before each message
     */
    private Stream<Alert> judged(PlanFindings judgement, String whose, String before) {
        var violations = judgement.violations().stream().map(each -> violation(each, before));
        var claims = judgement.failing().stream()
                .map(claim -> aboutAll(
                        whose,
                        claim.claim(),
                        "does not hold:\n" + String.join("\n", claim.against()) + key(claim.changed()),
                        places(
                                claim.changed(),
                                claim.differences().stream().limit(1).flatMap(each -> made(each, claim.changed())))));
        var undecided =
                judgement.undecided().stream().map(why -> aboutAll(whose, "access", "cannot be decided: " + why));
        return Stream.of(violations, claims, undecided).flatMap(Function.identity());
    }

    /** Who can do more is a warning, so that nobody overlooks it; whether it may be is the table's and the rules' matter. */
    private Alert access(AccessChange change) {
        var what = change.kind() == Kind.RENAMED
                ? DisplayNames.principal(change.resource()) + " is now " + DisplayNames.principal(change.principal())
                : change.kind() + " " + change.action() + " on " + change.resource();
        var message = Stream.concat(Stream.of(what), DisplayNames.examples(change).stream())
                .collect(Collectors.joining("\n"));
        return new Alert(
                ACCESS,
                change.kind().isMore() ? Alert.Level.WARNING : Alert.Level.NOTE,
                "all stacks",
                "access of",
                DisplayNames.principal(change.principal()),
                change.action() + " on " + change.resource(),
                places(
                        change.evidence().changed(),
                        change.evidence().origins().isEmpty()
                                ? made("the policy", change.evidence().made())
                                : change.evidence().origins().stream()
                                        .flatMap(origin -> made(called(origin.resource()), origin.lines()))),
                message + key(change.evidence().changed()),
                Optional.empty());
    }

    private static Alert.Rule rule(Policy policy) {
        var about = policy.about();
        return new Alert.Rule(
                policy.name(), about.info(), about.why(), about.link(), about.severity(), Alert.Level.ERROR);
    }

    /** What cannot be decided fails the check as well. */
    private Alert violation(Violation violation, String before) {
        var urn = violation.resource();
        var exempt = violation.kind() == Finding.Kind.EXEMPT;
        var undecided = violation.kind() == Finding.Kind.CANNOT_DECIDE ? "cannot be decided: " : "";
        return new Alert(
                found(violation.policy().name()),
                exempt ? Alert.Level.NOTE : Alert.Level.ERROR,
                urn.stack(),
                urn.type(),
                urn.name(),
                before + violation.finding().subject(),
                places(violation.changed(), made(called(urn), SourceMap.brief(violation.source()))),
                before + undecided + violation.message() + key(violation.changed()),
                exempt ? Optional.of(violation.message()) : Optional.empty());
    }

    private Alert.Rule found(String rule) {
        return Optional.ofNullable(rules.get(rule))
                .orElseThrow(() -> new IllegalArgumentException("the pack has no rule «" + rule + "»"));
    }

    private Stream<Alert> soon() {
        return review.exemptions().stream()
                .filter(exemption -> rules.containsKey(EXEMPTIONS))
                .filter(exemption -> {
                    var left = exemption.daysLeft(review.today());
                    return left > 0 && left <= SOON;
                })
                .map(this::soon);
    }

    private Alert soon(Review.Exemption exemption) {
        var declared = exemption.declared();
        var component = declared.component().urn();
        return new Alert(
                found(EXEMPTIONS),
                Alert.Level.WARNING,
                component.stack(),
                component.type(),
                component.name(),
                declared.toString(),
                places(Optional.empty(), made(called(component), exemption.source())),
                "%s ends on %s: mend it before".formatted(declared, declared.until()),
                Optional.empty());
    }

    private Alert aboutAll(String whose, String claim, String message) {
        return aboutAll(whose, claim, message, List.of());
    }

    private Alert aboutAll(String whose, String claim, String message, List<Alert.Location> places) {
        return new Alert(
                found(CLAIMS), Alert.Level.ERROR, whose, "claim", claim, "", places, message, Optional.empty());
    }

    /** The key of a stack's file by whose value it is so. */
    private static String key(Optional<ChangedLine> changed) {
        return changed.flatMap(ChangedLine::key)
                .map(key -> "\nby the value of " + key)
                .orElse("");
    }

    /** The changed line first, each line once. */
    private static List<Alert.Location> places(Optional<ChangedLine> changed, Stream<Alert.Location> made) {
        var first = changed
                .map(line -> new Alert.Location(
                        line.place(),
                        line.key().map(key -> "the value of " + key).orElse("what the change touches")))
                .stream();
        var lines = new LinkedHashMap<SourceLine, Alert.Location>();
        Stream.concat(first, made).forEach(place -> lines.putIfAbsent(place.line(), place));
        return List.copyOf(lines.values());
    }

    /** The lines of a difference but the changed one; what only the table says, the table's row makes. */
    private static Stream<Alert.Location> made(AccessDifference difference, Optional<ChangedLine> changed) {
        var lines = difference.lines().stream()
                .filter(line -> !changed.map(ChangedLine::place).equals(Optional.of(line)))
                .toList();
        return difference
                .grantedBy()
                .map(resource -> made(called(resource.urn()), lines))
                .orElseGet(() -> lines.stream().map(line -> new Alert.Location(line, "the table's row")));
    }

    private static String called(Urn resource) {
        return resource.type() + " «" + resource.name() + "» of " + resource.stack();
    }

    /** The line that makes a resource, then those of the components around it. */
    private static Stream<Alert.Location> made(String resource, List<SourceLine> lines) {
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .map(i -> new Alert.Location(lines.get(i), i == 0 ? "makes " + resource : "the component around it"));
    }
}
