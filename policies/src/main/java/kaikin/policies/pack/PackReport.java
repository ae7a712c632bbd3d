package kaikin.policies.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reports to people what a pack finds in stacks. */
public record PackReport(PolicyPack pack, StackPlans stacks, List<Finding> findings) {
    public PackReport {
        findings = List.copyOf(findings);
    }

    public static PackReport of(PolicyPack pack, StackPlans stacks, LocalDate today) {
        return new PackReport(pack, stacks, pack.validate(stacks, today));
    }

    /** 0 where all is fine or exempt, 1 where something is wrong, 2 where something cannot be decided. */
    public int status() {
        if (count(Finding.Kind.VIOLATION) > 0) {
            return 1;
        }
        return count(Finding.Kind.CANNOT_DECIDE) > 0 ? 2 : 0;
    }

    /** One paragraph per rule that found something, the worst answers first, then the count. */
    public String text() {
        var lines = new ArrayList<String>();
        for (var kind : Finding.Kind.values()) {
            for (var policy : pack.policies()) {
                lines.addAll(paragraph(policy, kind));
            }
        }
        lines.add(totals());
        return String.join("\n", lines) + "\n";
    }

    private List<String> paragraph(Policy policy, Finding.Kind kind) {
        var lines = new ArrayList<String>();
        for (var finding : findings) {
            if (finding.rule().equals(policy.name()) && finding.kind() == kind) {
                var urn = finding.resource();
                var subject = finding.subject().isEmpty() ? "" : " · " + finding.subject();
                lines.add("  " + urn.stack() + " · " + urn.type() + " · " + urn.name() + subject + "\n    "
                        + finding.message().replace("\n", "\n    "));
            }
        }
        if (!lines.isEmpty()) {
            lines.add(0, heading(policy, kind));
            if (kind == Finding.Kind.VIOLATION) {
                lines.add("  why: " + policy.about().why() + "\n  see: "
                        + policy.about().link());
            }
            lines.add("");
        }
        return lines;
    }

    private static String heading(Policy policy, Finding.Kind kind) {
        var name = policy.name() + ": " + policy.about().info();
        return switch (kind) {
            case VIOLATION -> "✗ [" + policy.about().severity() + "] " + name;
            case CANNOT_DECIDE -> "? " + name;
            case EXEMPT -> "– " + name;
        };
    }

    private String totals() {
        return "%d rules over %d resources of %s: %d violated, %d undecided, %d exempt"
                .formatted(
                        pack.policies().size(),
                        stacks.resources().count(),
                        stacks.plans().stream().map(plan -> plan.stack()).toList(),
                        count(Finding.Kind.VIOLATION),
                        count(Finding.Kind.CANNOT_DECIDE),
                        count(Finding.Kind.EXEMPT));
    }

    private long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }
}
