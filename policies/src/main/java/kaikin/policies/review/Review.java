package kaikin.policies.review;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Access.AssumeRoleEdge;
import kaikin.policies.access.AccessChange;
import kaikin.policies.model.SourceLine;
import kaikin.policies.pack.DeclaredExemption;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.review.ResourceChange.Safeguard;

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
        PlanFindings judgement,
        Optional<PlanFindings> deployed,
        List<Exemption> exemptions,
        Resources resources,
        Trust trust,
        Map<String, String> accounts) {
    /**
     * An exemption that is in the plans.
     *
     * @param source the lines of the component that declares it
     */
    public record Exemption(DeclaredExemption declared, List<SourceLine> source) {
        public Exemption {
            source = List.copyOf(source);
        }

        /** Days until it ends, today included; negative where it has ended. */
        public long daysLeft(LocalDate day) {
            return ChronoUnit.DAYS.between(day, declared.until()) + 1;
        }
    }

    /** The edges by which roles are assumed, before and now. */
    public record Trust(List<AssumeRoleEdge> before, List<AssumeRoleEdge> after) {}

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
                        && deployed.map(PlanFindings::passes).orElse(true)
                ? 0
                : 1;
    }

    /** Whether nothing is different, and nothing is wrong. */
    public boolean isEmpty() {
        return status() == 0 && access.isEmpty() && resources.changes().isEmpty();
    }

    /** Says in one line whether the checks passed, and if not, what fails. */
    public String verdict() {
        if (isEmpty()) {
            return "Nothing changes: checks passed";
        }
        if (status() == 0) {
            return "Checks passed";
        }
        var failures = new ArrayList<String>();
        if (!judgement.passes()) {
            failures.add(judgement.failures());
        }
        deployed.filter(each -> !each.passes()).ifPresent(each -> failures.add("deployed: " + each.failures()));
        undecided.ifPresent(why -> failures.add("access cannot be compared"));
        return "Not clean: " + String.join("; ", failures);
    }

    /** Counts what changes, and what breaks a rule: one text for each kind of thing, none for what there is none of. */
    public List<String> counts() {
        var kinds = Stream.of(AccessChange.Kind.values()).map(kind -> CountText.some(count(kind), kind.toString()));
        var changes = Stream.of(ResourceChange.Kind.values()).map(kind -> CountText.some(count(kind), kind.word()));
        return Stream.of(
                        CountText.list("access", kinds),
                        CountText.list("violations", judgement.bySeverity()),
                        CountText.list(
                                "violations in what is deployed",
                                deployed.stream().flatMap(PlanFindings::bySeverity)),
                        CountText.list("resources", changes) + lost())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Counts what was there to watch, log, protect or encrypt among the deleted and changed resources. */
    private String lost() {
        var lost = Stream.of(Safeguard.values())
                .map(safeguard -> CountText.counted(
                        resources.changes().stream()
                                .filter(change ->
                                        change.lost().stream().anyMatch(loss -> loss.safeguard() == safeguard))
                                .count(),
                        safeguard.word()))
                .filter(text -> !text.isEmpty())
                .toList();
        return lost.isEmpty() ? "" : " (deleted or weaker: " + String.join(", ", lost) + ")";
    }

    private long count(AccessChange.Kind kind) {
        return access.stream().filter(each -> each.kind() == kind).count();
    }

    private long count(ResourceChange.Kind kind) {
        return resources.changes().stream().filter(each -> each.kind() == kind).count();
    }

    /** Numbers in words. */
    static final class CountText {
        private CountText() {}

        /** Such as "2 violations"; empty for none. */
        static String counted(long number, String noun) {
            return number == 0 ? "" : number + " " + noun + (number == 1 ? "" : "s");
        }

        /** Such as "2 gained"; empty for none. */
        static String some(long number, String adjective) {
            return number == 0 ? "" : number + " " + adjective;
        }

        /** Such as "access: 2 gained, 1 lost"; empty where there are none. */
        static String list(String title, Stream<String> parts) {
            var words = parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
            return words.isEmpty() ? "" : title + ": " + words;
        }
    }
}
