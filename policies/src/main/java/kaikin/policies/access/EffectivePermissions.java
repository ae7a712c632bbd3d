package kaikin.policies.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.Access.GuardedResource;
import kaikin.policies.iam.ActionElement;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.RequestDimensions;
import kaikin.policies.iam.ResourceElement;
import kaikin.policies.iam.Statement;
import kaikin.policies.iam.Statement.Effect;
import kaikin.policies.iam.StatementRequests;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.RegularLanguage;

/**
 * The exact permissions of some principals by the policies of all plans together: the requests of {@code allows}
 * without those of {@code denies}. What nobody needs a permission for is in neither.
 *
 * <p>Both sides must agree across accounts, either within one; a role's trust policy and a key's policy must always
 * (IAM User Guide, "Policy evaluation logic"). Of a resource that is in no plan only the principal's side is known,
 * which therefore decides.
 */
public record EffectivePermissions(List<Permission> allows, List<Permission> denies) {
    /** The permissions of principals that are not there. */
    public static final EffectivePermissions NONE = new EffectivePermissions(List.of(), List.of());

    /** All but what everyone may do whatever policies say (the STS API reference, GetCallerIdentity). */
    private static final Box DECIDED_BY_POLICIES = Box.ALL
            .with(
                    RequestDimensions.ACTION,
                    RequestDimensions.ACTION.universe().minus(RegularLanguage.text("sts:getcalleridentity")))
            .orElseThrow();

    /**
     * Some requests, and the statements that allow or deny them.
     *
     * @param principal as a policy names it, else as the set of principals is called
     * @param statements that of the principal's side, then that of the resource's; none where neither is known
     */
    public record Permission(String principal, List<Statement> statements, Box box) {
        public Permission {
            statements = List.copyOf(statements);
        }

        public Optional<Permission> and(Box other) {
            return box.and(other).map(both -> new Permission(principal, statements, both));
        }

        Permission with(Box other) {
            return new Permission(principal, statements, other);
        }

        /** Lists what the request must carry, in the words of the policies. */
        public List<String> conditions() {
            return statements.stream()
                    .flatMap(statement -> statement.conditions().stream())
                    .map(condition -> condition.operator() + " " + condition.key() + " " + condition.values())
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** Its requests for each action of a statement on each of its resources. */
        public List<Part> parts(Statement statement, RequestContext fixed) {
            return actions(statement).stream()
                    .flatMap(action -> resources(statement).stream().map(resource -> {
                        var target = resource.map(ResourceElement::text).orElseGet(this::onlyResource);
                        var about = new Statement(
                                statement.sid(),
                                statement.effect(),
                                statement.principals(),
                                action,
                                resource,
                                List.of());
                        var requests = StatementRequests.of(about, fixed)
                                .flatMap(all -> resource.isPresent()
                                        ? Optional.of(all)
                                        : all.with(RequestDimensions.RESOURCE, RegularLanguage.text(target)))
                                .orElse(Box.ALL);
                        return new Part(action.text(), target, requests);
                    }))
                    .toList();
        }

        /** Whether the statement that a report shows it by has this action and this resource. */
        boolean names(String action, String resource) {
            return statements.stream()
                    .limit(1)
                    .anyMatch(statement -> actions(statement).stream()
                                    .anyMatch(each -> each.text().equals(action))
                            && resources(statement).stream()
                                    .map(each -> each.map(ResourceElement::text).orElseGet(this::onlyResource))
                                    .anyMatch(resource::equals));
        }

        /** The role of a trust policy, which has no Resource. */
        String onlyResource() {
            return box.side(RequestDimensions.RESOURCE).example().orElse("*");
        }

        private static List<ActionElement> actions(Statement statement) {
            var actions = statement.actions();
            return actions.excluded()
                    ? List.of(actions)
                    : actions.patterns().stream()
                            .map(pattern -> new ActionElement(false, List.of(pattern)))
                            .toList();
        }

        private static List<Optional<ResourceElement>> resources(Statement statement) {
            return statement
                    .resources()
                    .map(resources -> resources.excluded()
                            ? List.of(Optional.of(resources))
                            : resources.patterns().stream()
                                    .map(pattern -> Optional.of(new ResourceElement(false, List.of(pattern))))
                                    .toList())
                    .orElse(List.of(Optional.empty()));
        }
    }

    /** An action and a resource as a statement has them, and the requests about both. */
    public record Part(String action, String resource, Box box) {}

    /**
     * A resource that a policy says something about: its own, or a trust policy.
     *
     * @param domain the requests about it
     * @param policy empty where it has none on this side of a comparison
     * @param decisive whether its policy must allow what anyone does, those of its own account included
     */
    public record PolicyHolder(String arn, String account, Box domain, Optional<NamedPolicy> policy, boolean decisive) {
        private static final RegularLanguage ON_TRUST = RegularLanguage.texts(List.of(
                "sts:assumerole",
                "sts:assumerolewithsaml",
                "sts:assumerolewithwebidentity",
                "sts:setsourceidentity",
                "sts:tagsession",
                "sts:setcontext"));

        static Optional<PolicyHolder> of(PlannedRole role) {
            return role.trust()
                    .map(trust -> new PolicyHolder(
                            role.arn().toString(),
                            role.account(),
                            Box.ALL
                                    .with(
                                            RequestDimensions.RESOURCE,
                                            RegularLanguage.text(role.arn().toString()))
                                    .flatMap(box -> box.with(RequestDimensions.ACTION, ON_TRUST))
                                    .orElseThrow(),
                            Optional.of(trust),
                            true));
        }

        static PolicyHolder of(GuardedResource resource) {
            var arn = resource.arn();
            var service = arn.split(":", 4)[2];
            var parts = RegularLanguage.sequence(
                    List.of(RegularLanguage.text(arn + "/").or(RegularLanguage.text(arn + ":")), RegularLanguage.TEXT));
            return new PolicyHolder(
                    arn,
                    resource.account(),
                    Box.ALL
                            .with(
                                    RequestDimensions.RESOURCE,
                                    RegularLanguage.text(arn).or(parts))
                            .flatMap(box -> box.with(
                                    RequestDimensions.ACTION,
                                    RegularLanguage.sequence(
                                            List.of(RegularLanguage.text(service + ":"), RegularLanguage.TEXT))))
                            .orElseThrow(),
                    Optional.of(resource.policy()),
                    service.equals("kms") && Arn.parse(arn).isKmsKey());
        }

        /** Drops the policy. */
        public PolicyHolder withoutPolicy() {
            return new PolicyHolder(arn, account, domain, Optional.empty(), decisive);
        }
    }

    /** Works out what some principals may do on these resources and, of a role, on all others as well. */
    public static EffectivePermissions of(PrincipalSet principals, List<PolicyHolder> holders) {
        var policies =
                principals instanceof PrincipalSet.OneRole role ? role.role().policies() : List.<NamedPolicy>of();
        var everything = new Permission(principals.name(), List.of(), requests(principals));
        var ownAllows =
                principals.mayDoAllAtHome() ? List.of(everything) : byIdentity(principals, policies, Effect.ALLOW);
        var allows = new ArrayList<Permission>();
        if (!principals.mayDoAllAtHome()) {
            allows.addAll(byIdentityAlone(ownAllows, principals, holders));
        }
        var denies = new ArrayList<>(byIdentity(principals, policies, Effect.DENY));
        for (var holder : holders) {
            allows.addAll(allows(holder, principals, ownAllows));
            onResource(holder, principals, Effect.DENY).forEach(denied -> denies.add(denied.permission()));
        }
        return new EffectivePermissions(List.copyOf(allows), List.copyOf(denies));
    }

    /** The requests of some principals that policies decide. */
    private static Box requests(PrincipalSet principals) {
        return principals.box().and(DECIDED_BY_POLICIES).orElseThrow();
    }

    /** The requests that a permission allows after what is denied. */
    public List<Box> effective(Permission permission) {
        return permission.box().minus(boxes(denies));
    }

    /** The requests of some boxes that are not allowed here. */
    public List<Box> lacking(List<Box> boxes) {
        var lacking = new ArrayList<Box>();
        for (var box : boxes) {
            lacking.addAll(box.minus(boxes(allows)));
            denies.forEach(deny -> box.and(deny.box()).ifPresent(lacking::add));
        }
        return lacking;
    }

    /** Whether any request of a box is allowed. */
    boolean allowsSomeOf(Box box) {
        return allows.stream()
                .flatMap(permission -> permission.and(box).stream())
                .anyMatch(permission -> !effective(permission).isEmpty());
    }

    private static List<Box> boxes(List<Permission> permissions) {
        return permissions.stream().map(Permission::box).toList();
    }

    private static List<Permission> byIdentity(PrincipalSet principals, List<NamedPolicy> policies, Effect effect) {
        return policies.stream()
                .flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.effect() == effect)
                .flatMap(statement -> StatementRequests.of(statement, principals.fixed())
                        .flatMap(box -> box.and(requests(principals)))
                        .map(box -> new Permission(principals.name(), List.of(statement), box))
                        .stream())
                .toList();
    }

    /** The permissions of the principal's side where no other side has to agree. */
    private static List<Permission> byIdentityAlone(
            List<Permission> own, PrincipalSet principals, List<PolicyHolder> holders) {
        var asking = holders.stream()
                .filter(holder -> holder.decisive() || !isHome(holder, principals))
                .filter(holder -> holder.policy().isPresent())
                .map(PolicyHolder::domain)
                .toList();
        return own.stream()
                .flatMap(permission -> permission.box().minus(asking).stream().map(permission::with))
                .toList();
    }

    private static boolean isHome(PolicyHolder holder, PrincipalSet principals) {
        return principals.account().filter(holder.account()::equals).isPresent();
    }

    /** The permissions on a resource by its policy's help, and, of those who may do all at home, without it. */
    private static List<Permission> allows(PolicyHolder holder, PrincipalSet principals, List<Permission> own) {
        var home = isHome(holder, principals);
        var hasHome = principals.mayDoAllAtHome() || principals.account().isPresent();
        var allows = new ArrayList<Permission>();
        if (home && principals.mayDoAllAtHome() && !holder.decisive()) {
            own.forEach(permission -> permission.and(holder.domain()).ifPresent(allows::add));
        }
        for (var allowed : onResource(holder, principals, Effect.ALLOW)) {
            if (!hasHome || (home && allowed.direct())) {
                allows.add(allowed.permission());
            } else if (!home || holder.decisive()) {
                own.forEach(permission -> permission
                        .and(allowed.permission().box())
                        .ifPresent(both -> allows.add(new Permission(
                                allowed.permission().principal(),
                                Stream.concat(
                                                permission.statements().stream(),
                                                allowed.permission().statements().stream())
                                        .toList(),
                                both.box()))));
            }
        }
        return allows;
    }

    private record ResourcePolicyPermission(Permission permission, boolean direct) {}

    /** Reads what a resource's policy says about some principals. */
    private static List<ResourcePolicyPermission> onResource(
            PolicyHolder holder, PrincipalSet principals, Effect effect) {
        return holder.policy().stream()
                .flatMap(policy -> policy.document().statements().stream())
                .filter(statement -> statement.effect() == effect)
                .flatMap(statement -> principals.reach(statement.principals().orElseThrow()).stream()
                        .flatMap(reach -> StatementRequests.of(statement, principals.fixed())
                                .flatMap(box -> box.and(holder.domain()))
                                .flatMap(box -> box.and(reach.box()))
                                .flatMap(box -> box.and(requests(principals)))
                                .map(box -> new ResourcePolicyPermission(
                                        new Permission(principalName(reach, principals, box), List.of(statement), box),
                                        reach.direct()))
                                .stream()))
                .toList();
    }

    private static String principalName(PrincipalSet.Reach reach, PrincipalSet principals, Box box) {
        if (principals instanceof PrincipalSet.OneRole) {
            return principals.name();
        }
        // An account that is narrowed to one principal counts as that principal.
        return reach.direct()
                ? reach.name()
                : box.side(PrincipalSet.PRINCIPAL_ARN).only().orElse(reach.name());
    }
}
