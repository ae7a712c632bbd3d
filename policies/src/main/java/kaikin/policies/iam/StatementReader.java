package kaikin.policies.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The reader of one statement. */
final class StatementReader {
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private StatementReader() {}

    /** Reads the statement at a place, counted from 1. */
    static Statement read(JsonNode node, int place) {
        var sid = node.path("Sid").asText();
        var name = sid.isEmpty() ? "statement " + place : sid;
        try {
            return read(node, name);
        } catch (IllegalArgumentException e) {
            throw MalformedPolicyException.in(sid.isEmpty() ? name : "statement " + place + " («" + sid + "»)", e);
        }
    }

    private static Statement read(JsonNode node, String name) {
        Json.check(node, ELEMENTS);
        if (node.has("Sid")) {
            Json.text(node.get("Sid"), "Sid");
        }
        var effect = effect(node.path("Effect"));
        var principals = either(node, "Principal", PrincipalReader::read);
        if (effect == Effect.ALLOW
                && principals.filter(PrincipalElement::excluded).isPresent()) {
            throw new MalformedPolicyException(
                    "NotPrincipal stands in a Deny only: let nobody in but whom Principal names");
        }
        return new Statement(
                name,
                effect,
                principals,
                either(node, "Action", StatementReader::actions)
                        .orElseThrow(() -> new MalformedPolicyException("Action is missing: name what it is about")),
                either(node, "Resource", StatementReader::resources),
                node.has("Condition") ? ConditionReader.read(node.get("Condition")) : List.of());
    }

    private static Effect effect(JsonNode node) {
        return switch (node.asText()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            case "" -> throw new MalformedPolicyException("Effect is missing: write Allow or Deny");
            default ->
                throw new MalformedPolicyException(
                        "Effect is «" + node.asText() + "»: write Allow or Deny, case included");
        };
    }

    /** An element or its Not… form; both are one too many. */
    private static <T> Optional<T> either(JsonNode node, String name, BiFunction<JsonNode, Boolean, T> reader) {
        var not = "Not" + name;
        if (node.has(name) && node.has(not)) {
            throw new MalformedPolicyException("it has both " + name + " and " + not + ": keep one");
        }
        if (node.has(not)) {
            return Optional.of(reader.apply(node.get(not), true));
        }
        return node.has(name) ? Optional.of(reader.apply(node.get(name), false)) : Optional.empty();
    }

    private static ActionElement actions(JsonNode node, boolean excluded) {
        var texts = Json.texts(node, "Action");
        return new ActionElement(
                excluded, texts.stream().map(ActionPattern::new).toList());
    }

    private static ResourceElement resources(JsonNode node, boolean excluded) {
        var texts = Json.texts(node, "Resource");
        return new ResourceElement(
                excluded, texts.stream().map(ResourcePattern::new).toList());
    }
}
