package kaikin.policies.intended;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessExamples;
import kaikin.policies.access.EffectivePermissions;
import kaikin.policies.access.EffectivePermissions.Part;
import kaikin.policies.access.EffectivePermissions.Permission;
import kaikin.policies.access.EffectivePermissions.PolicyHolder;
import kaikin.policies.access.PrincipalSet;
import kaikin.policies.access.StatementSources;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.Statement.Effect;
import kaikin.policies.iam.StatementRequests;
import kaikin.policies.intended.AccessDifference.Kind;
import kaikin.policies.intended.IntendedAccess.Entry;
import kaikin.policies.intended.IntendedAccess.Principal;
import kaikin.policies.model.Plan;
import kaikin.policies.model.SourceLine;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.RegularLanguage;

/**
 * Compares what the policies of hub and fleets together allow with what the table of intended access says. Both are
 * sets of requests, and what one has and the other has not is found, not searched for.
 */
public final class Claims {
    private static final String EVERYONE = "everyone";
    private static final String SERVICES = new PrincipalSet.Services().name();

    private final List<Plan> plans;
    private final Access access;
    private final DeploymentNames deployment;
    private final Map<String, List<Entry>> entries;
    private final List<PolicyHolder> withoutPolicies;
    private final AccessExamples examples;
    private final StatementSources sources;

    private Claims(Access access, IntendedAccess table) {
        this.plans = access.plans();
        this.access = access;
        this.deployment = DeploymentNames.of(access);
        this.entries = table.of(deployment).stream().collect(groupingBy(Claims::key));
        this.withoutPolicies = access.holders().map(PolicyHolder::withoutPolicy).toList();
        this.examples = new AccessExamples(Stream.concat(
                access.statements(),
                entries.values().stream().flatMap(List::stream).map(Entry::statement)));
        this.sources = new StatementSources(plans);
    }

    /**
     * About these plans.
     *
     * @throws IllegalArgumentException where one has a policy that is not understood, or hub or fleet is missing
     */
    public static Claims of(List<Plan> plans) {
        return of(Access.of(plans));
    }

    /** About these plans, whose access is worked out already. */
    public static Claims of(Access access) {
        return of(access, IntendedAccess.read());
    }

    /** About these plans and another table. */
    public static Claims of(Access access, IntendedAccess table) {
        return new Claims(access, table);
    }

    private static String key(Entry entry) {
        if (entry.holder() instanceof Principal.Role) {
            return entry.statement().principals().orElseThrow().names().get(0).toString();
        }
        if (entry.holder() instanceof Principal.Service) {
            return SERVICES;
        }
        return entry.holder() instanceof Principal.EveryoneElse ? entry.account() : EVERYONE;
    }

    /** All claims: that the table says all and nothing else, then the sentences that follow from it. */
    public List<ClaimResult> results() {
        var differences = differences();
        return Stream.of(
                        Stream.of(
                                result(
                                        "the policies allow nothing that the table of intended access does not say",
                                        differences,
                                        Kind.MORE),
                                result(
                                        "the policies allow all that the table of intended access says",
                                        differences,
                                        Kind.LESS),
                                result(
                                        "the policies deny all that the table says nobody ever may",
                                        differences,
                                        Kind.NOT_DENIED)),
                        sentences())
                .flatMap(each -> each)
                .toList();
    }

    /** The claims that reviewers want to read in words, held against the policies themselves. */
    public Stream<ClaimResult> sentences() {
        return Stream.concat(new ClaimSentences(access, deployment, examples).results(), ReleaseAddresses.of(plans));
    }

    private static ClaimResult result(String claim, List<AccessDifference> differences, Kind kind) {
        return ClaimResult.of(
                claim, differences.stream().filter(each -> each.kind() == kind).toList());
    }

    /** Lists what is different, in a fixed order; nothing where policies and table say the same. */
    public List<AccessDifference> differences() {
        var differences = new LinkedHashSet<AccessDifference>();
        access.permissions().forEach((set, deployed) -> {
            var intended = intended(set);
            var denied = deployed.denies().stream().map(Permission::box).toList();
            found(Kind.MORE, deployed.allows(), set, each -> intended.lacking(deployed.effective(each)))
                    .forEach(differences::add);
            found(Kind.LESS, intended.allows(), set, each -> deployed.lacking(intended.effective(each)))
                    .forEach(differences::add);
            found(Kind.NOT_DENIED, intended.denies(), set, each -> each.box().minus(denied))
                    .forEach(differences::add);
        });
        missing().forEach(differences::add);
        return withoutRepetitions(differences);
    }

    /** A role that the table has and no plan makes can do nothing. */
    private Stream<AccessDifference> missing() {
        return entries.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.holder() instanceof Principal.Role)
                .filter(entry -> access.role(Arn.parse(key(entry))).isEmpty())
                .flatMap(entry -> StatementRequests.of(entry.statement(), RequestContext.EMPTY).stream()
                        .map(box -> difference(
                                entry.statement().effect() == Effect.ALLOW ? Kind.LESS : Kind.NOT_DENIED,
                                new Permission(key(entry), List.of(entry.statement()), box),
                                RequestContext.EMPTY,
                                List.of(box))));
    }

    /**
     * Drops repetitions: what is said of everyone is said of each of them; a missing Deny, of whom its row is about.
     */
    private static List<AccessDifference> withoutRepetitions(Collection<AccessDifference> differences) {
        var told = new LinkedHashMap<String, AccessDifference>();
        var ofEveryone = differences.stream()
                .filter(each -> each.principal().equals("*"))
                .map(each -> each.kind() + each.access())
                .collect(toSet());
        differences.stream()
                .filter(each -> each.principal().equals("*") || !ofEveryone.contains(each.kind() + each.access()))
                .forEach(each -> told.putIfAbsent(
                        each.kind()
                                + each.access()
                                + (each.kind() == Kind.NOT_DENIED ? each.lines() : each.principal()),
                        each));
        return List.copyOf(told.values());
    }

    /**
     * Reads what the table says of some principals, and what their own account may let them do on what has policies
     * there.
     */
    private EffectivePermissions intended(PrincipalSet set) {
        var allows = new ArrayList<Permission>();
        var denies = new ArrayList<Permission>();
        if (set.mayDoAllAtHome()) {
            allows.addAll(EffectivePermissions.of(set, withoutPolicies).allows());
        }
        Stream.of(entries.getOrDefault(set.name(), List.of()), entries.getOrDefault(EVERYONE, List.of()))
                .flatMap(List::stream)
                .forEach(entry -> requests(entry, set)
                        .ifPresent(box -> (entry.statement().effect() == Effect.ALLOW ? allows : denies)
                                .add(new Permission(set.name(), List.of(entry.statement()), box))));
        return new EffectivePermissions(List.copyOf(allows), List.copyOf(denies));
    }

    private static Optional<Box> requests(Entry entry, PrincipalSet set) {
        return StatementRequests.of(entry.statement(), set.fixed())
                .flatMap(box -> box.and(set.box()))
                .flatMap(box -> entry.holder() instanceof Principal.Service service
                        ? box.with(PrincipalSet.SERVICE_NAME, RegularLanguage.text(service.name()))
                        : Optional.of(box));
    }

    private Stream<AccessDifference> found(
            Kind kind, List<Permission> permissions, PrincipalSet set, Function<Permission, List<Box>> rest) {
        return permissions.stream().flatMap(permission -> {
            var boxes = rest.apply(permission);
            return boxes.isEmpty() ? Stream.empty() : Stream.of(difference(kind, permission, set.fixed(), boxes));
        });
    }

    private AccessDifference difference(Kind kind, Permission permission, RequestContext fixed, List<Box> boxes) {
        var parts = permission.statements().stream()
                .limit(1)
                .flatMap(statement -> permission.parts(statement, fixed).stream())
                .filter(part -> !Box.and(boxes, List.of(part.box())).isEmpty())
                .toList();
        var actions = parts.stream().map(Part::action).distinct().toList();
        var resources = parts.stream().map(Part::resource).distinct().toList();
        var first = resources.isEmpty() ? "*" : resources.get(0);
        var isGranted = kind == Kind.MORE;
        return new AccessDifference(
                kind,
                permission.principal(),
                actions,
                resources,
                permission.conditions(),
                examples.of(permission.principal(), actions.isEmpty() ? "*" : actions.get(0), first, boxes)
                        .orElseThrow(),
                access.pathTo(permission.principal()),
                isGranted ? sources.holder(permission.statements(), permission.principal(), first) : Optional.empty(),
                isGranted
                        ? sources.of(permission.statements(), permission.principal(), first)
                        : lines(entry -> permission.statements().contains(entry.statement()))
                                .limit(1)
                                .toList(),
                isGranted
                        ? lines(entry -> isAbout(entry, permission.principal())).reduce((one, next) -> next)
                        : Optional.empty());
    }

    /** Whether a row stands in the section of a principal. */
    private static boolean isAbout(Entry entry, String principal) {
        return entry.holder() instanceof Principal.Service service
                ? service.name().equals(principal)
                : key(entry).equals(principal.equals("*") ? EVERYONE : principal);
    }

    /** The lines of the table's rows, from top to bottom. */
    private Stream<SourceLine> lines(Predicate<Entry> about) {
        return entries.values().stream()
                .flatMap(List::stream)
                .filter(about)
                .map(Entry::line)
                .sorted()
                .map(line -> new SourceLine("policies/intended-access.md", line));
    }
}
