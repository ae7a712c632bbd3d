package kaikin.policies.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;

/**
 * What lies between two sets of policies, decided by the evaluator and not by their texts: a policy that says the same in
 * other words is no change.
 */
public final class AccessDiff {
    private final Access before;
    private final Access after;
    private final Map<Deal, Terms> was;
    private final Map<Deal, Terms> is;
    private final List<Deal.Renaming> renamings;

    /** Under which conditions, and by which way. */
    private record Terms(List<String> conditions, List<String> path) {
        static final Terms NONE = new Terms(List.of(), List.of());

        Terms and(Terms other) {
            return new Terms(
                    Stream.concat(conditions.stream(), other.conditions.stream())
                            .distinct()
                            .sorted()
                            .toList(),
                    path);
        }
    }

    private AccessDiff(Access before, Access after) {
        this.before = before;
        this.after = after;
        this.was = deals(before);
        this.is = deals(after);
        this.renamings = new Renamings(before, after).find();
    }

    /** All changes, what is gained first; none where everybody can do exactly what they could. */
    public static List<AccessChange> between(Access before, Access after) {
        return new AccessDiff(before, after).changes();
    }

    private List<AccessChange> changes() {
        var changes = new ArrayList<AccessChange>();
        renamings.forEach(each -> changes.add(new AccessChange(
                Kind.RENAMED, each.to(), "", each.from(), List.of(), List.of(), after.pathTo(Arn.parse(each.to())))));
        var deals = new LinkedHashMap<Deal, Optional<Kind>>();
        Stream.concat(was.keySet().stream(), is.keySet().stream())
                .filter(deal -> !isRenamedAway(deal))
                .forEach(deal -> deals.computeIfAbsent(deal, this::kind));
        deals.forEach((deal, kind) -> kind.ifPresent(each -> changes.add(change(deal, each))));
        return changes.stream().sorted().toList();
    }

    /** A deal of an old name is the same deal of the new one. */
    private boolean isRenamedAway(Deal deal) {
        return !deal.renamed(renamings).equals(deal);
    }

    private Deal asItWas(Deal deal) {
        var back = renamings.stream()
                .map(each -> new Deal.Renaming(each.to(), each.from()))
                .toList();
        return deal.renamed(back);
    }

    private Optional<Kind> kind(Deal deal) {
        var old = asItWas(deal);
        if (!deal.isProbeable()) {
            return was.containsKey(old) && is.containsKey(deal) ? Optional.empty() : Optional.of(Kind.UNDECIDED);
        }
        var probes = probes(deal);
        if (renamings.isEmpty() && probes.cannotDiffer()) {
            return Optional.empty();
        }
        var answeredBefore = probes(old).ask(before);
        var answeredNow = probes.ask(after);
        return answeredBefore.decided() && answeredNow.decided()
                ? kind(words(answeredBefore.allowed()), words(answeredNow.allowed()))
                : Optional.of(Kind.UNDECIDED);
    }

    private Probes probes(Deal deal) {
        return new Probes(List.of(before, after), deal);
    }

    /** As words, in which role names do not differ because of a renaming. */
    private Set<String> words(Set<AccessRequest> requests) {
        var texts = new TreeSet<String>();
        for (var request : requests) {
            var text = request.caller() + " " + request.action() + " " + request.resource() + " " + request.context();
            texts.add(Renamings.neutral(text, renamings));
        }
        return texts;
    }

    private static Optional<Kind> kind(Set<String> before, Set<String> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.of(before.isEmpty() ? Kind.GAINED : Kind.LOST);
        }
        if (after.containsAll(before)) {
            return Optional.of(Kind.WIDER);
        }
        return Optional.of(before.containsAll(after) ? Kind.NARROWER : Kind.SHIFTED);
    }

    private AccessChange change(Deal deal, Kind kind) {
        var old = was.getOrDefault(asItWas(deal), Terms.NONE);
        var now = is.getOrDefault(deal, Terms.NONE);
        return new AccessChange(
                kind,
                deal.principal(),
                deal.action(),
                deal.resource(),
                old.conditions(),
                now.conditions(),
                kind == Kind.LOST ? old.path() : now.path());
    }

    private static Map<Deal, Terms> deals(Access access) {
        var deals = new LinkedHashMap<Deal, Terms>();
        access.edges()
                .forEach(edge ->
                        deals.merge(Deal.of(edge), new Terms(edge.conditions(), way(access, edge)), Terms::and));
        access.grants()
                .forEach(grant -> deals.merge(Deal.of(grant), new Terms(grant.conditions(), grant.path()), Terms::and));
        // What a resource denies, administrators of its account are kept from: nobody else's policies are known here.
        access.resources()
                .forEach(resource -> Denials.of(resource)
                        .forEach(deal -> deals.putIfAbsent(
                                deal,
                                new Terms(List.of(), List.of(resource.account() + " (an administrator there)")))));
        return deals;
    }

    private static List<String> way(Access access, Edge edge) {
        return Outsiders.isRole(edge.from()) ? access.pathTo(Arn.parse(edge.from())) : List.of(edge.from());
    }
}
