package kaikin.policies.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.access.ResourceTypes.Entry;
import kaikin.policies.access.ResourceTypes.PolicyInput;
import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.iam.PolicyKind;
import kaikin.policies.iam.Statement;
import kaikin.policies.iam.Statement.Effect;
import kaikin.policies.model.PlannedResource;

/**
 * A policy that a resource carries or is, as text.
 *
 * @param name its own, else that of its resource
 */
public record AttachedPolicy(PolicyKind kind, String name, String text) {
    private static final String INLINE = "inlinePolicies";

    /** Whether a resource carries a policy, known or not: a queue may, and need not. */
    public static boolean mayBeOn(PlannedResource resource) {
        return inputs(resource).anyMatch(place -> resource.inputs().has(place.input()))
                || resource.inputs().has(INLINE);
    }

    /** Finds the policies of a resource; a role may have some of its permissions inline. */
    public static List<AttachedPolicy> of(PlannedResource resource) {
        var name = resource.find("name").orElse(resource.urn().name());
        var own = inputs(resource)
                .flatMap(place -> resource
                        .value(place.input())
                        .map(AttachedPolicy::text)
                        .filter(text -> !text.isBlank())
                        .map(text -> new AttachedPolicy(place.kind(), name, text))
                        .stream());
        var inline = resource.value(INLINE).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(each -> new AttachedPolicy(
                        PolicyKind.IDENTITY, each.path("name").asText(name), text(each.path("policy"))));
        return Stream.concat(own, inline).toList();
    }

    /** Reads it; throws a {@link MalformedPolicyException} where that is not understood whole. */
    public NamedPolicy read() {
        return read(name);
    }

    private NamedPolicy read(String other) {
        var policy = new NamedPolicy(other, PolicyDocument.parse(text));
        kind.check(policy);
        return policy;
    }

    /** Reads it under another name; what is wrong is said with the resource that carries it. */
    NamedPolicy read(PlannedResource carrier, String other) {
        try {
            return read(other);
        } catch (MalformedPolicyException e) {
            throw MalformedPolicyException.in(carrier.urn().value(), e);
        }
    }

    /** Its statements that allow something. */
    public Stream<Statement> allowing() {
        return read().document().statements().stream().filter(statement -> statement.effect() == Effect.ALLOW);
    }

    private static Stream<PolicyInput> inputs(PlannedResource resource) {
        return ResourceTypes.of(resource.type()).map(Entry::policies).orElse(List.of()).stream();
    }

    /** Some languages of Pulumi let a program give the policy itself. */
    private static String text(JsonNode policy) {
        return policy.isTextual() ? policy.textValue() : policy.toString();
    }
}
