package kaikin.policies.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import kaikin.policies.iam.ActionElement.ActionPattern;
import kaikin.policies.iam.ResourceElement.ResourcePattern;
import kaikin.policies.iam.Statement.Effect;

/** Reads a policy's JSON so that nothing is dropped in silence: what it does not know, it refuses. */
final class PolicyReader {
    private static final String VERSION = "2012-10-17";

    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Digit by digit, as they are written.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private PolicyReader() {}

    static PolicyDocument read(String json) {
        var document = parse(json);
        checkElements(document, Set.of("Version", "Id", "Statement"));
        if (!document.path("Version").asText().equals(VERSION)) {
            throw new MalformedPolicyException(
                    "Version must be " + VERSION + ": IAM reads variables as plain text without it");
        }
        if (document.has("Id")) {
            text(document.get("Id"), "Id");
        }
        if (!document.has("Statement")) {
            throw new MalformedPolicyException("Statement is missing: a policy needs at least one");
        }
        var statements = new ArrayList<Statement>();
        for (var item : items(document.get("Statement"), "Statement").toList()) {
            statements.add(statement(item, statements.size() + 1));
        }
        var sids = new HashSet<String>();
        for (var statement : statements) {
            if (!sids.add(statement.sid())) {
                throw new MalformedPolicyException(
                        "two statements are called «" + statement.sid() + "»: IAM wants every Sid once");
            }
        }
        return new PolicyDocument(statements);
    }

    private static JsonNode parse(String json) {
        try {
            return STRICT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MalformedPolicyException(
                    "the policy is not JSON, or says a key twice: " + e.getOriginalMessage());
        }
    }

    /** Reads the statement at a place, counted from 1. */
    private static Statement statement(JsonNode node, int place) {
        var sid = node.path("Sid").asText();
        var name = sid.isEmpty() ? "statement " + place : sid;
        try {
            return statement(node, name);
        } catch (IllegalArgumentException e) {
            throw MalformedPolicyException.in(sid.isEmpty() ? name : "statement " + place + " («" + sid + "»)", e);
        }
    }

    private static Statement statement(JsonNode node, String name) {
        checkElements(node, STATEMENT_ELEMENTS);
        if (node.has("Sid")) {
            text(node.get("Sid"), "Sid");
        }
        var effect = switch (node.path("Effect").asText()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            case "" -> throw new MalformedPolicyException("Effect is missing: write Allow or Deny");
            default ->
                throw new MalformedPolicyException(
                        "Effect is «" + node.path("Effect").asText() + "»: write Allow or Deny, case included");
        };
        var principals = either(node, "Principal", PolicyReader::principals);
        if (effect == Effect.ALLOW
                && principals.filter(PrincipalElement::excluded).isPresent()) {
            throw new MalformedPolicyException(
                    "NotPrincipal stands in a Deny only: let nobody in but whom Principal names");
        }
        return new Statement(
                name,
                effect,
                principals,
                either(
                                node,
                                "Action",
                                (actions, excluded) -> new ActionElement(
                                        excluded,
                                        texts(actions, "Action")
                                                .map(ActionPattern::new)
                                                .toList()))
                        .orElseThrow(() -> new MalformedPolicyException("Action is missing: name what it is about")),
                either(
                        node,
                        "Resource",
                        (resources, excluded) -> new ResourceElement(
                                excluded,
                                texts(resources, "Resource")
                                        .map(ResourcePattern::new)
                                        .toList())),
                node.has("Condition") ? conditions(node.get("Condition")) : List.of());
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

    private static PrincipalElement principals(JsonNode node, boolean excluded) {
        if (node.isTextual() && node.textValue().equals("*")) {
            return new PrincipalElement(excluded, List.of(new PrincipalName.Everyone()));
        }
        if (!node.isObject()) {
            throw new MalformedPolicyException(
                    "Principal must be «*», or an object such as {\"AWS\": …} or {\"Service\": …}");
        }
        if (node.isEmpty()) {
            throw new MalformedPolicyException("Principal is empty: name somebody");
        }
        return new PrincipalElement(
                excluded,
                node.properties().stream().flatMap(PolicyReader::principals).toList());
    }

    private static Stream<PrincipalName> principals(Map.Entry<String, JsonNode> kind) {
        var names = texts(kind.getValue(), "Principal " + kind.getKey());
        return switch (kind.getKey()) {
            case "AWS" -> names.map(PrincipalName::aws);
            case "Service" -> names.map(PrincipalName::service);
            case "Federated" -> names.map(PrincipalName.Federated::new);
            case "CanonicalUser" ->
                throw new MalformedPolicyException(
                        "a canonical user cannot be told from its id: name the account instead");
            default ->
                throw new MalformedPolicyException(
                        "the principal kind «" + kind.getKey() + "» is not known: use AWS, Service or Federated");
        };
    }

    private static List<Condition> conditions(JsonNode block) {
        if (!block.isObject()) {
            throw new MalformedPolicyException("Condition must be an object of operators");
        }
        var conditions = new ArrayList<Condition>();
        for (var entry : block.properties()) {
            var operator = entry.getKey();
            var keys = entry.getValue();
            if (!keys.isObject() || keys.isEmpty()) {
                throw new MalformedPolicyException(
                        "the condition operator «" + operator + "» needs an object of keys, one at least");
            }
            var seen = new TreeSet<String>();
            for (var key : keys.properties()) {
                if (!seen.add(key.getKey().toLowerCase(Locale.ROOT))) {
                    throw new MalformedPolicyException(operator + " has the condition key «" + key.getKey()
                            + "» twice, in different case: merge their values");
                }
                conditions.add(condition(operator, key.getKey(), key.getValue()));
            }
        }
        return conditions;
    }

    private static Condition condition(String operator, String name, JsonNode node) {
        var key = new ConditionKey(name);
        if (!ConditionKeys.isKnown(key)) {
            throw new MalformedPolicyException("the condition key «" + key
                    + "» is not known: correct its spelling, or add it to ConditionKeys if AWS has it");
        }
        var values = scalars(node, operator + " " + key);
        try {
            return operator.equals("Null")
                    ? new Condition.NullCheck(key, values)
                    : Condition.Comparison.parse(operator, key, values);
        } catch (IllegalArgumentException e) {
            throw MalformedPolicyException.in(operator + " " + key, e);
        }
    }

    /** Refuses what is no object, and elements that nobody knows. */
    private static void checkElements(JsonNode object, Set<String> known) {
        if (!object.isObject()) {
            throw new MalformedPolicyException("an object is due, with " + known);
        }
        for (var name : object.properties()) {
            if (!known.contains(name.getKey())) {
                throw new MalformedPolicyException("the element «" + name.getKey() + "» is not known: use " + known);
            }
        }
    }

    private static String text(JsonNode node, String element) {
        if (!node.isTextual()) {
            throw new MalformedPolicyException(element + " must be a text");
        }
        return node.textValue();
    }

    /** One text or a list of them. */
    private static Stream<String> texts(JsonNode node, String element) {
        return items(node, element).map(item -> text(item, element));
    }

    /** One text, number or truth value, or a list of them. */
    private static List<String> scalars(JsonNode node, String element) {
        return items(node, element)
                .map(item -> {
                    if (!item.isTextual() && !item.isNumber() && !item.isBoolean()) {
                        throw new MalformedPolicyException(element + " must be texts, numbers or truth values");
                    }
                    return item.asText();
                })
                .toList();
    }

    /** The elements of an array, or the one that stands for it. */
    private static Stream<JsonNode> items(JsonNode node, String element) {
        if (node.isEmpty() && node.isContainerNode()) {
            throw new MalformedPolicyException(element + " is empty: give it a value or leave it out");
        }
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }
}
