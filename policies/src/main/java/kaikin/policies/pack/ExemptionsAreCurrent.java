package kaikin.policies.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kaikin.policies.model.PlannedResource;

/** The rule about exemptions from all the others, which looks at what those found. */
public final class ExemptionsAreCurrent extends Policy {
    public ExemptionsAreCurrent() {
        super(
                "exemptions-are-current",
                RuleDescription.rule(
                                "An exemption is about one thing in one resource and one rule that it breaks, until a day to come",
                                "An exemption that nobody needs any more waits for the next mistake, and hides it",
                                "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_continuous_reduction.html")
                        .of(Severity.MEDIUM));
    }

    /** The findings with the exempt ones marked, and what is wrong with the exemptions themselves. */
    List<Finding> apply(List<Finding> findings, StackPlans stacks, Set<String> rules, LocalDate today) {
        var applied = new ArrayList<>(findings);
        var report = new RuleReport(this);
        stacks.resources().filter(resource -> !resource.custom()).forEach(component -> {
            for (var exemption : read(component, report)) {
                apply(exemption, applied, report, rules, today);
            }
        });
        applied.addAll(report.findings());
        return applied;
    }

    private static List<DeclaredExemption> read(PlannedResource component, RuleReport report) {
        try {
            return DeclaredExemption.of(component).toList();
        } catch (IllegalArgumentException e) {
            report.violation(component, "exemptions", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static void apply(
            DeclaredExemption exemption,
            List<Finding> findings,
            RuleReport report,
            Set<String> rules,
            LocalDate today) {
        var component = exemption.component();
        var subject = exemption.toString();
        var covered = findings.stream().filter(exemption::covers).toList();
        if (!rules.contains(exemption.rule())) {
            report.violation(component, subject, exemption + ": the pack has no such rule");
        } else if (!exemption.isCurrent(today)) {
            report.violation(
                    component, subject, exemption + " expired on " + exemption.until() + ": mend it, or say why not");
        } else if (covered.size() > 1) {
            report.violation(component, subject, exemption + " covers several findings: exempt each by itself");
        } else if (covered.isEmpty() && findings.stream().noneMatch(each -> isOpen(exemption, each))) {
            report.violation(component, subject, exemption + " is stale, nothing needs it: take it out");
        } else {
            findings.replaceAll(finding -> exemption.covers(finding) ? finding.exempt(exemption) : finding);
        }
    }

    /** What is undecided may turn out to need it. */
    private static boolean isOpen(DeclaredExemption exemption, Finding finding) {
        return finding.kind() == Finding.Kind.CANNOT_DECIDE && exemption.isAbout(finding);
    }
}
