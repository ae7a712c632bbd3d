package kaikin.policies.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.Effect;
import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.PolicyKind;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.Inputs;
import kaikin.policies.plan.PlannedResource;

/** A policy that a resource carries or is. */
record AttachedPolicy(PolicyKind kind, String text) {
    private record Place(String input, PolicyKind kind) {}

    private static final Place PERMISSIONS = new Place("policy", PolicyKind.IDENTITY);
    private static final Place RESOURCES = new Place("policy", PolicyKind.RESOURCE);

    private static final Map<String, Place> PLACES = Map.ofEntries(
            Map.entry(Types.ROLE, new Place("assumeRolePolicy", PolicyKind.TRUST)),
            Map.entry(Types.ROLE_POLICY, PERMISSIONS),
            Map.entry("aws:iam/policy:Policy", PERMISSIONS),
            Map.entry("aws:iam/userPolicy:UserPolicy", PERMISSIONS),
            Map.entry("aws:iam/groupPolicy:GroupPolicy", PERMISSIONS),
            Map.entry(Types.BUCKET_POLICY, RESOURCES),
            Map.entry("aws:sns/topic:Topic", RESOURCES),
            Map.entry("aws:sns/topicPolicy:TopicPolicy", RESOURCES),
            Map.entry("aws:sqs/queue:Queue", RESOURCES),
            Map.entry("aws:sqs/queuePolicy:QueuePolicy", RESOURCES),
            Map.entry("aws:cloudwatch/eventBusPolicy:EventBusPolicy", RESOURCES),
            Map.entry(
                    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
                    new Place("policyDocument", PolicyKind.RESOURCE)),
            Map.entry("aws:kms/key:Key", RESOURCES),
            Map.entry("aws:kms/keyPolicy:KeyPolicy", RESOURCES));

    /** Whether a resource carries a policy, known or not: a queue may, and need not. */
    static boolean mayBeOn(PlannedResource resource) {
        return Optional.ofNullable(PLACES.get(resource.type()))
                .filter(place -> resource.inputs().has(place.input())
                        || resource.inputs().has("inlinePolicies"))
                .isPresent();
    }

    /** Those of a resource; a role may have some of its permissions inline. */
    static List<AttachedPolicy> of(PlannedResource resource) {
        var inputs = Inputs.of(resource);
        var main = Optional.ofNullable(PLACES.get(resource.type()))
                .flatMap(place -> inputs.optional(place.input()).map(text -> new AttachedPolicy(place.kind(), text)));
        var inline = inputs.list("inlinePolicies").stream()
                .map(each -> new AttachedPolicy(
                        PolicyKind.IDENTITY, each.path("policy").asText()));
        return Stream.concat(main.stream(), inline).toList();
    }

    /** What it says; throws a {@link MalformedPolicyException} where that is not understood whole. */
    PolicyDocument parse() {
        var document = PolicyDocument.parse(text);
        kind.check(new NamedPolicy(kind.name(), document));
        return document;
    }

    /** What it says, for rules that need to understand it. */
    PolicyDocument document() {
        try {
            return parse();
        } catch (MalformedPolicyException e) {
            throw new CannotDecideException("its policy is not understood: see readable-policies");
        }
    }

    /** Its statements that allow something. */
    Stream<Statement> allowing() {
        return document().statements().stream().filter(statement -> statement.effect() == Effect.ALLOW);
    }
}
