package kaikin.policies.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.access.Edge;
import kaikin.policies.pack.PolicyPack;

/**
 * A finished review.
 *
 * @param base what the plans are compared with, in words
 * @param today the day that exemptions are held against, UTC
 * @param undecided why access could not be compared
 * @param judgement of the changed program
 * @param deployed of what is deployed, where that is known
 * @param accounts the account of each stack
 */
public record Review(
        String base,
        LocalDate today,
        PolicyPack pack,
        List<AccessChange> access,
        Optional<String> undecided,
        Judgement judgement,
        Optional<Judgement> deployed,
        List<Waiver> exemptions,
        Resources resources,
        Trust trust,
        Map<String, String> accounts) {
    /** Who can become whom, before and now. */
    public record Trust(List<Edge> before, List<Edge> after) {}

    /**
     * The resources of both sides.
     *
     * @param unchanged how many are as they were
     */
    public record Resources(List<ResourceChange> changes, long unchanged) {
        public Resources {
            changes = List.copyOf(changes);
        }
    }

    public Review {
        access = List.copyOf(access);
        exemptions = List.copyOf(exemptions);
        accounts = Map.copyOf(accounts);
    }

    /**
     * 0 where nothing is wrong, 1 where a rule is broken or a claim does not hold or something cannot be decided, in what
     * is reviewed or in what is deployed.
     */
    public int status() {
        return undecided.isEmpty()
                        && judgement.passes()
                        && deployed.map(Judgement::passes).orElse(true)
                ? 0
                : 1;
    }

    /** What can be said in one line: whether the checks passed, and what of access changes. */
    public String verdict() {
        if (status() == 0) {
            return "Checks passed; " + accessInWords();
        }
        var failures = new ArrayList<String>();
        if (!judgement.passes()) {
            failures.add(judgement.failures());
        }
        deployed.filter(each -> !each.passes()).ifPresent(each -> failures.add("deployed: " + each.failures()));
        failures.add(accessInWords());
        return "Not clean: " + String.join("; ", failures);
    }

    private String accessInWords() {
        if (undecided.isPresent()) {
            return "access cannot be compared";
        }
        if (access.isEmpty()) {
            return "nobody's access changes";
        }
        var words = new ArrayList<>(
                List.of("gained: " + count(Kind.GAINED, Kind.WIDER), "lost: " + count(Kind.LOST, Kind.NARROWER)));
        if (count(Kind.SHIFTED) > 0) {
            words.add("shifted: " + count(Kind.SHIFTED));
        }
        if (count(Kind.RENAMED) > 0) {
            words.add("renamed: " + count(Kind.RENAMED));
        }
        return "access " + String.join(", ", words);
    }

    private long count(Kind... kinds) {
        return access.stream()
                .filter(each -> List.of(kinds).contains(each.kind()))
                .count();
    }
}
