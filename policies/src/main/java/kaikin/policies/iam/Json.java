package kaikin.policies.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A policy's JSON, read so that nothing is dropped in silence. */
final class Json {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Digit by digit, as they are written.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static JsonNode parse(String json) {
        try {
            return STRICT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MalformedPolicyException(
                    "the policy is not JSON, or says a key twice: " + e.getOriginalMessage());
        }
    }

    /** Refuses what is no object, and elements that nobody knows. */
    static void check(JsonNode object, Set<String> known) {
        if (!object.isObject()) {
            throw new MalformedPolicyException("an object is due, with " + known);
        }
        for (var name : object.properties()) {
            if (!known.contains(name.getKey())) {
                throw new MalformedPolicyException("the element «" + name.getKey() + "» is not known: use " + known);
            }
        }
    }

    static String text(JsonNode node, String element) {
        if (!node.isTextual()) {
            throw new MalformedPolicyException(element + " must be a text");
        }
        return node.textValue();
    }

    /** One text or a list of them. */
    static List<String> texts(JsonNode node, String element) {
        return items(node, element).map(item -> text(item, element)).toList();
    }

    /** One text, number or truth value, or a list of them. */
    static List<String> scalars(JsonNode node, String element) {
        return items(node, element).map(item -> scalar(item, element)).toList();
    }

    /** The elements of an array, or the one that stands for it. */
    static Stream<JsonNode> items(JsonNode node, String element) {
        if (node.isEmpty() && node.isContainerNode()) {
            throw new MalformedPolicyException(element + " is empty: give it a value or leave it out");
        }
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    private static String scalar(JsonNode node, String element) {
        if (!node.isTextual() && !node.isNumber() && !node.isBoolean()) {
            throw new MalformedPolicyException(element + " must be texts, numbers or truth values");
        }
        return node.asText();
    }
}
