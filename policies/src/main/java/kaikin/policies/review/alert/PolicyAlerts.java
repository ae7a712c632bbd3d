package kaikin.policies.review.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.Urn;
import kaikin.policies.proofs.Result;

/** What rules and proofs found, as alerts. */
public final class PolicyAlerts {
    private static final AlertRule PROOFS = new AlertRule(
            "proofs-hold",
            "What is claimed of who can do what holds across all accounts",
            "Whoever relies on a claim that does not hold gives away more than they know, or waits for what is denied",
            "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/permissions-management.html",
            Severity.CRITICAL,
            Level.ERROR);

    private final Map<String, AlertRule> rules;
    private final Function<Urn, List<Place>> lines;

    private PolicyAlerts(PolicyPack pack, Function<Urn, List<Place>> lines) {
        this.rules = pack.policies().stream().collect(Collectors.toMap(Policy::name, PolicyAlerts::rule));
        this.lines = lines;
    }

    /**
     * Alerts of everything that was found, with all rules that were tried.
     *
     * @param stack the stack that claims are shown at
     * @param lines where a resource is created, and the components around it; none where that is not known
     */
    public static Alerts of(
            PolicyPack pack,
            List<Finding> findings,
            List<Result> proofs,
            String stack,
            Function<Urn, List<Place>> lines) {
        var from = new PolicyAlerts(pack, lines);
        var alerts = new ArrayList<>(findings.stream().map(from::alert).toList());
        proofs.stream()
                .filter(proof -> !proof.holds())
                .map(proof -> alert(proof, stack))
                .forEach(alerts::add);
        var rules = new ArrayList<>(from.rules.values());
        rules.add(PROOFS);
        return new Alerts(rules, alerts);
    }

    private static AlertRule rule(Policy policy) {
        var about = policy.about();
        return new AlertRule(policy.name(), about.info(), about.why(), about.link(), about.severity(), Level.ERROR);
    }

    private Alert alert(Finding finding) {
        var rule = Optional.ofNullable(rules.get(finding.rule()))
                .orElseThrow(() -> new IllegalArgumentException("the pack has no rule «" + finding.rule() + "»"));
        var urn = finding.resource();
        return new Alert(
                rule,
                level(finding.kind()),
                urn.stack(),
                urn.type(),
                urn.name(),
                lines.apply(urn),
                finding.message(),
                Optional.of(finding.message()).filter(reason -> finding.kind() == Finding.Kind.EXEMPT));
    }

    /** What cannot be decided never looks fine. */
    private static Level level(Finding.Kind kind) {
        return switch (kind) {
            case VIOLATION -> Level.ERROR;
            case CANNOT_DECIDE -> Level.WARNING;
            case EXEMPT -> Level.NOTE;
        };
    }

    private static Alert alert(Result proof, String stack) {
        var against = "does not hold:\n" + String.join("\n", proof.counterExamples());
        return new Alert(PROOFS, Level.ERROR, stack, "proof", proof.claim(), List.of(), against, Optional.empty());
    }
}
