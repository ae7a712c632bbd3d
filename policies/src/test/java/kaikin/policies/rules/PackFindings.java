package kaikin.policies.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.Finding;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.plan.SmallPlans;

/** What the pack says of small plans. */
public final class PackFindings {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private PackFindings() {}

    /** The violations of one rule, each with its resource's name in front. */
    public static List<String> violations(String rule, PlannedResource... resources) {
        return findings(rule, Finding.Kind.VIOLATION, resources);
    }

    public static List<String> undecided(String rule, PlannedResource... resources) {
        return findings(rule, Finding.Kind.CANNOT_DECIDE, resources);
    }

    private static List<String> findings(String rule, Finding.Kind kind, PlannedResource... resources) {
        var accounts = new OwnAccounts(Map.of("account-a", "111111111111"), Set.of());
        var stacks = new StackPlans(List.of(SmallPlans.plan(resources)));
        return KaikinPack.of(accounts).validate(stacks, TODAY).stream()
                .filter(finding -> finding.rule().equals(rule) && finding.kind() == kind)
                .map(finding -> finding.resource().name() + ": " + finding.message())
                .toList();
    }
}
