package kaikin.policies.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.EffectivePermissions.PolicyHolder;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.Statement;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlanJson;
import kaikin.policies.pack.OwnAccounts;
import org.jspecify.annotations.Nullable;

/** The access that the policies of one or several plans give together. */
public final class Access {
    private final List<Plan> plans;
    private final Set<String> accounts;
    private final List<PlannedRole> roles;
    private final List<GuardedResource> resources;
    /** By ARN, because every decision looks for two roles. */
    private final Map<String, PlannedRole> rolesByArn;
    /** Worked out where someone asks: most who change one policy and decide do not. */
    private final AtomicReference<@Nullable AssumeRolePaths> edges = new AtomicReference<>();

    private final AtomicReference<@Nullable Map<PrincipalSet, EffectivePermissions>> permissions =
            new AtomicReference<>();

    Access(List<Plan> plans, Set<String> accounts, List<PlannedRole> roles, List<GuardedResource> resources) {
        this.plans = List.copyOf(plans);
        this.accounts = Set.copyOf(accounts);
        this.roles = List.copyOf(roles);
        this.resources = List.copyOf(resources);
        this.rolesByArn = roles.stream()
                .collect(
                        Collectors.toMap(role -> role.arn().toString(), Function.identity(), (first, second) -> first));
    }

    /** Reads the plans; throws an {@link IllegalArgumentException} where one holds a policy that is not understood. */
    public static Access of(List<Plan> plans) {
        var accounts = new LinkedHashSet<String>();
        var roles = new ArrayList<PlannedRole>();
        var resources = new ArrayList<GuardedResource>();
        for (var plan : plans) {
            var account = account(plan);
            accounts.add(account);
            roles.addAll(PlannedRoleReader.of(plan, account));
            new ResourcePolicies(plan, account).read().forEach(resources::add);
        }
        // What is wrong with a policy is said at once, and not where someone asks for it.
        roles.forEach(role -> {
            role.trust();
            role.policies();
        });
        return new Access(
                plans,
                accounts,
                roles.stream()
                        .map(role -> role.adopted() ? located(role, roles) : role)
                        .toList(),
                resources);
    }

    /**
     * A role that was there before, at the path by which trust policies name it. A name is unique in an account
     * whatever its path (IAM User Guide, "IAM and AWS STS quotas"), so another path can name nobody else.
     */
    private static PlannedRole located(PlannedRole role, List<PlannedRole> roles) {
        var named = Pattern.compile(
                "arn:aws:iam::" + role.account() + ":role/[^\"*?]+/" + Pattern.quote(role.name()) + "(?=\")");
        return roles.stream()
                .filter(each -> !each.adopted())
                .flatMap(each -> AttachedPolicy.of(each.resource()).stream())
                .flatMap(policy -> named.matcher(policy.text()).results())
                .map(match -> role.calledAt(match.group()))
                .findFirst()
                .orElse(role);
    }

    /** The account that a stack is deployed in, which its ARNs name. */
    private static String account(Plan plan) {
        return OwnAccounts.UNKNOWN
                .of(plan)
                .orElseThrow(() -> new IllegalArgumentException("the account of stack " + plan.stack()
                        + " is not known yet: AWS says it in the ARN of a resource that is made"));
    }

    public List<Plan> plans() {
        return plans;
    }

    /** All statements of all policies. */
    public Stream<Statement> statements() {
        return Stream.concat(
                        roles.stream().flatMap(role -> Stream.concat(role.trust().stream(), role.policies().stream())),
                        resources.stream().map(GuardedResource::policy))
                .flatMap(policy -> policy.document().statements().stream());
    }

    /** The accounts that the plans are about. */
    Set<String> accounts() {
        return accounts;
    }

    /** Renames roles in a copy, from the ARN of each to its new one. */
    Access renamed(Map<String, String> renamings) {
        if (renamings.isEmpty()) {
            return this;
        }
        return of(plans.stream().map(plan -> renamed(plan, renamings)).toList());
    }

    private static Plan renamed(Plan plan, Map<String, String> renamings) {
        var json = PlanJson.withSecrets(plan);
        for (var renaming : renamings.entrySet()) {
            var from = Arn.parse(renaming.getKey());
            var to = Arn.parse(renaming.getValue());
            json = json.replaceAll(
                            "(arn:aws:iam::" + from.account() + ":)" + Pattern.quote(from.resource())
                                    + "(?![\\w+=,.@/-])",
                            "$1" + Matcher.quoteReplacement(to.resource()))
                    .replaceAll(
                            "(\"(?:role|roleName|name)\"\\s*:\\s*\")" + Pattern.quote(from.name()) + "\"",
                            "$1" + Matcher.quoteReplacement(to.name()) + "\"");
        }
        try {
            return PlanJson.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<PlannedRole> roles() {
        return roles;
    }

    public List<GuardedResource> resources() {
        return resources;
    }

    public Optional<PlannedRole> role(Arn arn) {
        return Optional.ofNullable(rolesByArn.get(arn.toString()))
                .or(() ->
                        roles.stream().filter(role -> role.isAt(arn.toString())).findFirst());
    }

    /** The roles that each principal can assume. */
    public List<AssumeRoleEdge> edges() {
        return ways().all();
    }

    /** Lists what everyone can do: each action of each Allow that takes effect, both sides asked; in a fixed order. */
    public List<Grant> grants() {
        return Grant.all(this);
    }

    /** Decides by all policies that speak about the request. */
    public Decision decide(AccessRequest request) {
        return decide(request, List.of());
    }

    /** Decides as if the caller had further policies. */
    public Decision decide(AccessRequest request, List<NamedPolicy> further) {
        var own = request.caller() instanceof Caller.RoleSession session
                ? role(session.roleArn()).map(PlannedRole::policies).orElse(List.of())
                : List.<NamedPolicy>of();
        var identity = Stream.concat(own.stream(), further.stream()).toList();
        return Evaluator.decide(request, new Grants(identity, policyOn(request.resource()), Optional.empty()));
    }

    /** The principals on the shortest way to a role, the role last. */
    public List<String> pathTo(Arn role) {
        return ways().pathTo(role);
    }

    /** The principals on the shortest way to whom a report names; anyone but a role is there already. */
    public List<String> pathTo(String principal) {
        return PrincipalSet.isRole(principal) ? pathTo(Arn.parse(principal)) : List.of(principal);
    }

    /** The roles that policies let someone become, and the resources that have policies. */
    public Stream<PolicyHolder> holders() {
        return Stream.concat(
                roles.stream().flatMap(role -> PolicyHolder.of(role).stream()),
                resources.stream().map(PolicyHolder::of));
    }

    /** The identity providers that policies name. */
    Set<String> federated() {
        return holders()
                .flatMap(holder -> holder.policy().stream())
                .flatMap(policy -> policy.document().statements().stream())
                .flatMap(statement -> statement.principals().stream())
                .flatMap(principals -> principals.names().stream())
                .filter(PrincipalName.Federated.class::isInstance)
                .map(name -> ((PrincipalName.Federated) name).provider())
                .collect(Collectors.toSet());
    }

    /** The permissions of each set of principals. */
    public Map<PrincipalSet, EffectivePermissions> permissions() {
        var known = permissions.get();
        if (known == null) {
            var all = new LinkedHashMap<PrincipalSet, EffectivePermissions>();
            var holders = holders().toList();
            PrincipalSet.of(roles, accounts, federated())
                    .forEach(set -> all.put(set, EffectivePermissions.of(set, holders)));
            known = Collections.unmodifiableMap(all);
            permissions.set(known);
        }
        return known;
    }

    AssumeRolePaths ways() {
        var known = edges.get();
        if (known == null) {
            known = new AssumeRolePaths(this);
            edges.set(known);
        }
        return known;
    }

    /** The policy of a resource; the trust policy where it is a role. */
    Optional<NamedPolicy> policyOn(String resource) {
        return Optional.ofNullable(rolesByArn.get(resource))
                .flatMap(PlannedRole::trust)
                .or(() -> resources.stream()
                        .filter(each -> each.covers(resource))
                        .map(GuardedResource::policy)
                        .findFirst());
    }

    /**
     * A principal can assume a role.
     *
     * @param from a role's ARN, a service, or someone outside as the trust policy names them
     * @param conditions what the request must carry for it
     */
    public record AssumeRoleEdge(String from, Arn to, List<String> conditions) {
        public AssumeRoleEdge {
            conditions = List.copyOf(conditions);
        }
    }

    /** A resource with a policy of its own: a bucket, an event bus, a function, a topic. */
    public record GuardedResource(String arn, String account, NamedPolicy policy) {
        /** Whether its policy speaks about this: itself, an object in it, or a version or alias of it. */
        boolean covers(String resource) {
            return resource.equals(arn) || resource.startsWith(arn + "/") || resource.startsWith(arn + ":");
        }
    }
}
