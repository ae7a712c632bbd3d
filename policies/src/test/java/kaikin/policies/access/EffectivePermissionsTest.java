package kaikin.policies.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.policies.access.Access.GuardedResource;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.RequestDimensions;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.Dimension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets of requests against the evaluator, request by request, for random policies of two accounts. */
class EffectivePermissionsTest {
    private static final String HERE = "111111111111";
    private static final String THERE = "222222222222";
    private static final List<Arn> ROLES = List.of(
            new Arn("aws", "iam", "", HERE, "role/one"),
            new Arn("aws", "iam", "", HERE, "role/two"),
            new Arn("aws", "iam", "", THERE, "role/three"));
    private static final String BUCKET = "arn:aws:s3:::b";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:222222222222:q";
    private static final String KEY = "arn:aws:kms:eu-west-1:222222222222:key/k";
    private static final String ALIAS = "arn:aws:kms:eu-west-1:222222222222:alias/k";

    private static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "s3:PutObject",
            "sqs:SendMessage",
            "sts:AssumeRole",
            "sts:SetSourceIdentity",
            "kms:CreateAlias",
            "kms:Decrypt");
    private static final List<String> RESOURCES = List.of(
            BUCKET,
            BUCKET + "/k",
            QUEUE,
            KEY,
            ALIAS,
            ROLES.get(1).toString(),
            ROLES.get(2).toString());
    private static final List<String> ACTION_PATTERNS =
            List.of("*", "s3:*", "s3:Get*", "sqs:SendMessage", "sts:AssumeRole", "sts:*", "s3:PutObject", "kms:*");
    private static final List<String> RESOURCE_PATTERNS = List.of(
            "*",
            BUCKET,
            BUCKET + "/*",
            QUEUE,
            KEY,
            "arn:*:kms:*:222222222222:*",
            "arn:aws:iam::*:role/*",
            "arn:aws:iam::222222222222:role/three");
    private static final List<String> PRINCIPALS = List.of(
            "'*'",
            "{'AWS': '111111111111'}",
            "{'AWS': '222222222222'}",
            "{'AWS': '999999999999'}",
            "{'AWS': 'arn:aws:iam::111111111111:role/one'}",
            "{'AWS': 'arn:aws:iam::222222222222:role/three'}",
            "{'AWS': ['arn:aws:iam::111111111111:role/other', '222222222222']}",
            "{'Service': 'events.amazonaws.com'}",
            "{'Service': ['lambda.amazonaws.com', 'events.amazonaws.com']}");
    private static final List<String> CONDITIONS = List.of(
            "",
            "",
            "'StringEquals': {'aws:SourceVpc': 'v'}",
            "'StringNotEquals': {'aws:SourceVpc': ['v', 'w']}",
            "'StringLikeIfExists': {'aws:SourceVpc': 'v*'}",
            "'Null': {'aws:SourceVpc': 'true'}",
            "'Bool': {'aws:SecureTransport': 'true'}",
            "'ArnEquals': {'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/one'}",
            "'ArnNotEquals': {'aws:PrincipalArn': ['arn:aws:iam::*:role/one', 'arn:aws:iam::111111111111:role/other']}",
            "'StringEquals': {'aws:PrincipalAccount': ['111111111111', '999999999999']}",
            "'StringEquals': {'sts:SourceIdentity': 'me'}",
            "'StringNotLike': {'aws:PrincipalServiceName': 'events*'}",
            "'StringEquals': {'aws:SourceAccount': '111111111111'}, 'StringLike': {'aws:SourceVpc': '?'}");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdTheRequestsThatTheEvaluatorAllows(int seed) {
        var random = new Random(seed);
        var access = access(random);
        var holders = access.holders().toList();
        var sets =
                PrincipalSet.of(access.roles(), Set.of(HERE, THERE), Set.of()).toList();
        var allowed = 0;
        for (var i = 0; i < 150; i++) {
            var caller = caller(random);
            var request = request(random, caller);
            var set = sets.stream()
                    .filter(each -> holds(each, caller))
                    .findFirst()
                    .orElseThrow();
            if (request.resource().equals(ALIAS)
                    && (set.mayDoAllAtHome() || !caller.home().equals(Optional.of(THERE)))) {
                // It has no policy: of it only what a role may do by its own is known.
                continue;
            }
            var permissions = EffectivePermissions.of(set, holders);
            var further = set.mayDoAllAtHome() ? List.of(NamedPolicy.allowing("all", "*")) : List.<NamedPolicy>of();

            var decision = access.decide(request, further);

            assertThat(permissions.allows().stream()
                            .flatMap(permission -> permissions.effective(permission).stream())
                            .anyMatch(box -> has(box, request)))
                    .as("%s of %s with %s: %s in %s", request, caller, request.context(), decision, permissions)
                    .isEqualTo(decision.allowed());
            allowed += decision.allowed() ? 1 : 0;
        }
        assertThat(allowed).isPositive();
    }

    /** Nobody needs a permission to ask who they are, and nothing can deny it: no policy says anything about it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void leaveOutWhatNoPolicyDecides(int seed) {
        var random = new Random(seed);
        var access = access(random);
        var holders = access.holders().toList();

        assertThat(PrincipalSet.of(access.roles(), Set.of(HERE, THERE), Set.of())
                        .map(set -> EffectivePermissions.of(set, holders))
                        .flatMap(each -> Stream.concat(each.allows().stream(), each.denies().stream())))
                .isNotEmpty()
                .noneMatch(permission ->
                        permission.box().side(RequestDimensions.ACTION).has("sts:getcalleridentity"));
    }

    private static boolean holds(PrincipalSet set, Caller caller) {
        if (set instanceof PrincipalSet.OneRole role) {
            return caller instanceof Caller.RoleSession session
                    && session.roleArn().equals(role.role().arn());
        }
        if (set instanceof PrincipalSet.RestOfAccount account) {
            return caller instanceof Caller.RoleSession session
                    && session.account().equals(account.id())
                    && !ROLES.contains(session.roleArn());
        }
        if (set instanceof PrincipalSet.OtherAccounts) {
            return caller.home().equals(Optional.of("999999999999"));
        }
        return set instanceof PrincipalSet.Services
                ? caller instanceof Caller.ServicePrincipal
                : set instanceof PrincipalSet.Anonymous && caller instanceof Caller.Anonymous;
    }

    /** The keys that follow from the caller are dimensions where the set does not fix them. */
    private static boolean has(Box box, AccessRequest request) {
        var context = request.caller().context().and(request.context());
        return box.sides().entrySet().stream().allMatch(side -> {
            var value = value(side.getKey(), request, context);
            return value.map(text -> side.getValue().has(text)).orElseGet(side.getValue()::hasAbsent);
        });
    }

    private static Optional<String> value(Dimension dimension, AccessRequest request, RequestContext context) {
        if (dimension.equals(RequestDimensions.ACTION)) {
            return Optional.of(request.action().toLowerCase(Locale.ROOT));
        }
        return dimension.equals(RequestDimensions.RESOURCE)
                ? Optional.of(request.resource())
                : context.values(dimension.name()).stream().findFirst();
    }

    private static Access access(Random random) {
        var roles = new ArrayList<PlannedRole>();
        for (var arn : ROLES) {
            var trust = new NamedPolicy("trust", document(random, true, "'sts:AssumeRole'", false));
            var own = new NamedPolicy("own", document(random, false, "", true));
            roles.add(new PlannedRole(
                    arn, false, SmallPlans.role(arn.name()), () -> Optional.of(trust), () -> List.of(own)));
        }
        var bucket = new GuardedResource(BUCKET, HERE, new NamedPolicy("bucket", document(random, true, "", true)));
        var queue = new GuardedResource(QUEUE, THERE, new NamedPolicy("queue", document(random, true, "", true)));
        var key = new GuardedResource(KEY, THERE, new NamedPolicy("key", document(random, true, "", true)));
        return new Access(List.of(), Set.of(HERE, THERE), roles, List.of(bucket, queue, key));
    }

    private static PolicyDocument document(Random random, boolean principal, String action, boolean resource) {
        var statements = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> "{'Effect': '" + (random.nextInt(3) == 0 ? "Deny" : "Allow") + "'"
                        + (principal ? ", 'Principal': " + one(random, PRINCIPALS) : "") + ", 'Action': "
                        + (action.isEmpty() ? "'" + one(random, ACTION_PATTERNS) + "'" : action)
                        + (resource ? ", 'Resource': '" + one(random, RESOURCE_PATTERNS) + "'" : "") + condition(random)
                        + "}")
                .toList();
        return PolicyDocument.parse(
                ("{'Version': '2012-10-17', 'Statement': [" + String.join(", ", statements) + "]}").replace('\'', '"'));
    }

    private static String condition(Random random) {
        var condition = one(random, CONDITIONS);
        return condition.isEmpty() ? "" : ", 'Condition': {" + condition + "}";
    }

    private static Caller caller(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                Caller.RoleSession.of(Objects.requireNonNull(ROLES.get(random.nextInt(3))), Optional.empty());
            case 3 -> new Caller.RoleSession(HERE, "other", "session");
            case 4 -> new Caller.RoleSession(THERE, "somebody", "session");
            case 5 -> new Caller.RoleSession("999999999999", "stranger", "session");
            case 6 -> new Caller.ServicePrincipal(one(random, List.of("events.amazonaws.com", "lambda.amazonaws.com")));
            default -> new Caller.Anonymous();
        };
    }

    private static AccessRequest request(Random random, Caller caller) {
        var context = RequestContext.EMPTY.with("aws:SecureTransport", random.nextBoolean() ? "true" : "false");
        if (random.nextBoolean()) {
            context = context.with("aws:SourceVpc", one(random, List.of("v", "w", "vv", "x")));
        }
        if (random.nextBoolean()) {
            context = context.with("sts:SourceIdentity", one(random, List.of("me", "you")));
        }
        if (random.nextBoolean()) {
            context = context.with("aws:SourceAccount", one(random, List.of(HERE, THERE)));
        }
        var resource = one(random, RESOURCES);
        var owner = resource.startsWith(BUCKET) ? HERE : Arn.parse(resource).account();
        var actions = ACTIONS.stream()
                .filter(action -> resource.contains(":role/")
                        ? action.startsWith("sts:")
                        : action.startsWith(resource.split(":", -1)[2] + ":"))
                .toList();
        return new AccessRequest(caller, one(random, actions), resource, owner, context);
    }

    private static String one(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
