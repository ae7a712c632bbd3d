package kaikin.policies.proofs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kaikin.policies.plan.Plan;

/**
 * What the proofs have to say about plans, for people.
 *
 * @param undecided why there are no results
 */
public record Findings(List<Result> results, Optional<String> undecided) {
    public Findings {
        results = List.copyOf(results);
    }

    /** Tries all proofs; where hub or fleet is missing, or a policy is not understood, nothing is decided. */
    public static Findings of(List<Plan> plans) {
        try {
            return new Findings(Proofs.of(plans).results(), Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Findings(List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** 0 where every claim holds, 1 where one does not, 2 where that cannot be decided. */
    public int status() {
        if (undecided.isPresent()) {
            return 2;
        }
        return failed().isEmpty() ? 0 : 1;
    }

    /** One paragraph per claim that does not hold, then the count. */
    public String text() {
        if (undecided.isPresent()) {
            return "? proofs: " + undecided.get() + "\n";
        }
        var lines = new ArrayList<String>();
        for (var result : failed()) {
            lines.add("✗ " + result.claim());
            result.counterExamples().forEach(each -> lines.add("  " + each.replace("\n", "\n  ")));
            lines.add("");
        }
        lines.add("%d proofs: %d hold, %d do not"
                .formatted(results.size(), results.size() - failed().size(), failed().size()));
        return String.join("\n", lines) + "\n";
    }

    private List<Result> failed() {
        return results.stream().filter(result -> !result.holds()).toList();
    }
}
