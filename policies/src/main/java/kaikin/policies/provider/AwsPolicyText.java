package kaikin.policies.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaikin.policies.model.Unknown;

/** A policy's text, as the real provider takes it, compares it and answers it. One that is not known yet is fine. */
record AwsPolicyText(String text) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String STATEMENT = "Statement";

    /** Why AWS would not take it as a policy at all; empty where it would, or an empty text stands for none. */
    Optional<String> problem() {
        if (isOpen()) {
            return Optional.empty();
        }
        try {
            var policy = JSON.readTree(text);
            return policy.isObject() && policy.path(STATEMENT).isContainerNode()
                    ? Optional.empty()
                    : Optional.of("is no policy: it has no Statement");
        } catch (JsonProcessingException e) {
            return Optional.of("is no policy: it is not JSON (" + e.getOriginalMessage() + ")");
        }
    }

    /**
     * Whether its statements are a list. A single one may stand as an object, for IAM; the provider evaluates
     * {@code Statement[*].Principal.AWS} of a topic's policy and fails where that finds nothing.
     */
    boolean isAList() {
        return isOpen() || tree().path(STATEMENT).isArray();
    }

    /** Its JSON with sorted keys and no space, which is how the provider answers it. */
    String sorted() {
        return isOpen() ? text : sorted(tree()).toString();
    }

    /** Whether it means the same to the provider: an object or a text is the same as a list of that alone. */
    boolean isEquivalentTo(AwsPolicyText other) {
        if (isOpen() || other.isOpen()) {
            return text.equals(other.text);
        }
        return canonical("", tree()).equals(canonical("", other.tree()));
    }

    private boolean isOpen() {
        return text.isEmpty() || Unknown.isIn(TextNode.valueOf(text));
    }

    private JsonNode tree() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a policy is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var fields = new TreeMap<String, JsonNode>();
            object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return NODES.objectNode().setAll(fields);
        }
        if (node instanceof ArrayNode list) {
            var elements = NODES.arrayNode();
            list.forEach(each -> elements.add(sorted(each)));
            return elements;
        }
        return node;
    }

    /** Order means nothing in a policy. */
    private static JsonNode canonical(String element, JsonNode node) {
        if (node instanceof ObjectNode object && !element.equals(STATEMENT)) {
            var fields = new TreeMap<String, JsonNode>();
            object.properties()
                    .forEach(field -> fields.put(field.getKey(), canonical(field.getKey(), field.getValue())));
            return NODES.objectNode().setAll(fields);
        }
        var elements = NODES.arrayNode();
        (node.isArray() ? node.valueStream() : Stream.of(node))
                .map(each -> each.isContainerNode() ? canonical("", each) : each)
                .sorted(Comparator.comparing(JsonNode::toString))
                .forEach(elements::add);
        return elements;
    }
}
