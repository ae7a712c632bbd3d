package kaikin.policies.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange.Evidence;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.access.EffectivePermissions.Permission;
import kaikin.policies.access.EffectivePermissions.PolicyHolder;
import kaikin.policies.access.PrincipalSet.OneRole;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Statement;
import kaikin.policies.sets.Box;

/**
 * Compares two sets of policies by the requests that one allows and the other does not, as exact sets. A policy
 * that says the same in other words is no change, and no request that it does not mention is left out.
 */
public final class AccessDiff {
    private static final String EVERYONE = "*";

    private final Access before;
    private final Access after;
    private final List<PolicyHolder> holdersBefore;
    private final List<PolicyHolder> holdersAfter;
    private final Map<Key, Row> rows = new LinkedHashMap<>();
    private final AccessExamples examples;
    private final StatementSources sources;
    private final Set<Statement> unchanged = new HashSet<>();

    /** The subject of a row of a report: principal, action and resource as a policy writes them. */
    private record Key(String principal, String action, String resource) {}

    /** The requests that are allowed on one side only, and the statements that do it. */
    private record Row(Box part, boolean byDeny, Set<Statement> statements, List<Box> gained, List<Box> lost) {}

    private AccessDiff(Access before, Access after) {
        this.before = before;
        this.after = after;
        this.holdersBefore = holders(before, after);
        this.holdersAfter = holders(after, before);
        this.examples = new AccessExamples(Stream.of(before, after).flatMap(Access::statements));
        this.sources = new StatementSources(
                Stream.of(after, before).flatMap(side -> side.plans().stream()).toList());
    }

    /** All changes, what is gained first; none where everyone can do exactly what they could. */
    public static List<AccessChange> between(Access before, Access after) {
        var renamings = new RenamedRoles(before, after).find();
        var renamed = before.renamed(renamings);
        var changes = new ArrayList<AccessChange>();
        renamings.forEach((from, to) -> changes.add(new AccessChange(
                Kind.RENAMED,
                to,
                "",
                from,
                List.of(),
                List.of(),
                after.pathTo(Arn.parse(to)),
                Evidence.of(
                        Optional.empty(),
                        Optional.empty(),
                        after.role(Arn.parse(to)).stream()
                                .map(role -> StatementSources.origin(
                                        after.plans(), "", role.resource().urn()))
                                .toList()))));
        changes.addAll(new AccessDiff(renamed, after).changes());
        return changes.stream().sorted().toList();
    }

    private List<AccessChange> changes() {
        var changes = new LinkedHashMap<ReportedChange, AccessChange>();
        for (var pair : pairs()) {
            rows.clear();
            compare(pair, pair.after(), pair.before(), Row::gained);
            compare(pair, pair.before(), pair.after(), Row::lost);
            rows.forEach((key, row) -> {
                var change = change(key, row, pair);
                changes.putIfAbsent(ReportedChange.of(change, change.principal()), change);
            });
        }
        // Everyone includes whoever the same change is about.
        return changes.values().stream()
                .filter(change -> change.principal().equals(EVERYONE)
                        || !changes.containsKey(ReportedChange.of(change, EVERYONE)))
                .toList();
    }

    /** The words of a report about a change, whatever shows it. */
    private record ReportedChange(
            Kind kind, String principal, String action, String resource, List<String> before, List<String> after) {
        static ReportedChange of(AccessChange change, String principal) {
            return new ReportedChange(
                    change.kind(), principal, change.action(), change.resource(), change.before(), change.after());
        }
    }

    private record Pair(PrincipalSet principals, EffectivePermissions before, EffectivePermissions after) {}

    /** Both sides' permissions of the same principals; a role that is on one side only has none on the other. */
    private List<Pair> pairs() {
        var accounts = both(before.accounts(), after.accounts());
        var federated = both(before.federated(), after.federated());
        var roles = new LinkedHashMap<Arn, PlannedRole>();
        Stream.of(before, after).flatMap(side -> side.roles().stream()).forEach(role -> roles.put(role.arn(), role));
        return PrincipalSet.of(roles.values(), accounts, federated)
                .map(set ->
                        new Pair(set, permissions(before, holdersBefore, set), permissions(after, holdersAfter, set)))
                .toList();
    }

    private static EffectivePermissions permissions(Access side, List<PolicyHolder> holders, PrincipalSet set) {
        if (set instanceof OneRole role) {
            return side.roles().stream()
                    .filter(each -> each.arn().equals(role.role().arn()))
                    .findFirst()
                    .map(each -> known(side, holders, new OneRole(each)))
                    .orElse(EffectivePermissions.NONE);
        }
        return known(side, holders, set);
    }

    /** Takes what the side has worked out for itself, where nothing is asked about that only the other side has. */
    private static EffectivePermissions known(Access side, List<PolicyHolder> holders, PrincipalSet set) {
        var ofSide = holders.stream().allMatch(holder -> holder.policy().isPresent())
                ? side.permissions().get(set)
                : null;
        return ofSide == null ? EffectivePermissions.of(set, holders) : ofSide;
    }

    /** The holders of one side's policies, and, without a policy, those of the other side's. */
    private static List<PolicyHolder> holders(Access side, Access other) {
        var holders = new HashMap<String, PolicyHolder>();
        other.holders().forEach(holder -> holders.put(holder.arn(), holder.withoutPolicy()));
        side.holders().forEach(holder -> holders.put(holder.arn(), holder));
        return holders.values().stream()
                .sorted((one, two) -> one.arn().compareTo(two.arn()))
                .toList();
    }

    private static Set<String> both(Collection<String> some, Collection<String> others) {
        var both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }

    /** Notes what one side allows and the other does not. */
    private void compare(
            Pair pair, EffectivePermissions one, EffectivePermissions other, Function<Row, List<Box>> difference) {
        for (var permission : one.allows()) {
            var rest = other.lacking(one.effective(permission));
            if (rest.isEmpty()) {
                continue;
            }
            if (!permission.statements().isEmpty()) {
                note(pair, permission, permission.statements(), rest, false, difference);
                continue;
            }
            // Who may do all at home lacks only what is denied: the row is about what denies it.
            for (var deny : other.denies()) {
                note(pair, permission, deny.statements(), Box.and(rest, List.of(deny.box())), true, difference);
            }
        }
    }

    /** A row for each action and resource of a statement that a part of the difference falls under. */
    private void note(
            Pair pair,
            Permission permission,
            List<Statement> statements,
            List<Box> rest,
            boolean byDeny,
            Function<Row, List<Box>> difference) {
        for (var part : permission.parts(statements.get(0), pair.principals().fixed())) {
            var inside = Box.and(rest, List.of(part.box()));
            if (!inside.isEmpty()) {
                var key = new Key(permission.principal(), part.action(), part.resource());
                var row = rows.computeIfAbsent(
                        key,
                        none -> new Row(
                                part.box(), byDeny, new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>()));
                row.statements().addAll(statements);
                difference.apply(row).addAll(inside);
            }
        }
    }

    private AccessChange change(Key key, Row row, Pair pair) {
        var kind = kind(key, row, pair);
        // What both sides say did not do it, and still shows where the other half of a grant is.
        var statements = row.statements().stream()
                .sorted(Comparator.comparing(unchanged()::contains))
                .toList();
        return new AccessChange(
                kind,
                key.principal(),
                key.action(),
                key.resource(),
                conditions(key, pair.before()),
                conditions(key, pair.after()),
                path(key, row, kind == Kind.LOST ? before : after),
                Evidence.of(
                        examples.of(key.principal(), key.action(), key.resource(), row.gained()),
                        examples.of(key.principal(), key.action(), key.resource(), row.lost()),
                        sources.origins(statements, key.principal(), key.resource())));
    }

    /** The statements of both sides. */
    private Set<Statement> unchanged() {
        if (unchanged.isEmpty()) {
            before.statements().forEach(unchanged::add);
            unchanged.retainAll(after.statements().collect(Collectors.toSet()));
        }
        return unchanged;
    }

    private static Kind kind(Key key, Row row, Pair pair) {
        if (row.lost().isEmpty()) {
            return isSaid(key, row, pair.before()) ? Kind.WIDER : Kind.GAINED;
        }
        if (row.gained().isEmpty()) {
            return isSaid(key, row, pair.after()) ? Kind.NARROWER : Kind.LOST;
        }
        return Kind.SHIFTED;
    }

    /**
     * Whether statements of a side name action and resource of a row, and allow some of it; of a Deny, only the latter.
     */
    private static boolean isSaid(Key key, Row row, EffectivePermissions side) {
        return (row.byDeny() || about(key, side).findAny().isPresent()) && side.allowsSomeOf(row.part());
    }

    private static Stream<Permission> about(Key key, EffectivePermissions side) {
        return side.allows().stream()
                .filter(permission -> permission.principal().equals(key.principal()))
                .filter(permission -> permission.names(key.action(), key.resource()));
    }

    /** The conditions of the statements that allow it, both sides'. */
    private static List<String> conditions(Key key, EffectivePermissions side) {
        return about(key, side)
                .flatMap(permission -> permission.conditions().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> path(Key key, Row row, Access side) {
        if (PrincipalSet.isRole(key.principal())) {
            return side.pathTo(Arn.parse(key.principal()));
        }
        return List.of(row.byDeny() ? key.principal() + " (an administrator there)" : key.principal());
    }
}
