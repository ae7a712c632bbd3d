package kaikin.sandbox.services.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** An event in EventBridge's form. */
record EventBridgeEvent(JsonNode json) {
    /** Whether every field that the pattern names has one of its values; a list has it if one of its members does. */
    boolean matches(JsonNode pattern) {
        return matches(pattern, json);
    }

    String account() {
        return json.path("account").asText();
    }

    String source() {
        return json.path("source").asText();
    }

    String detailType() {
        return json.path("detail-type").asText();
    }

    String region() {
        return json.path("region").asText();
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        return pattern.properties().stream().allMatch(field -> {
            var wanted = field.getValue();
            var found = value.path(field.getKey());
            return wanted.isObject() ? matches(wanted, found) : oneOf(wanted, found);
        });
    }

    private static boolean oneOf(JsonNode wanted, JsonNode found) {
        return StreamSupport.stream(wanted.spliterator(), false)
                .anyMatch(each -> found.isArray()
                        ? StreamSupport.stream(found.spliterator(), false).anyMatch(each::equals)
                        : each.equals(found));
    }
}
