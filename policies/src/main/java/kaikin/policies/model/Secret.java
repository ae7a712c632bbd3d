package kaikin.policies.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * A secret value, as an exported state shows it: marked, and either as {@code plaintext} (JSON in a string) or as
 * {@code ciphertext}.
 */
public final class Secret {
    /** Pulumi's mark of values that are more than JSON, and of secrets among them. */
    public static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    public static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

    private static final String PLAINTEXT = "plaintext";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Secret() {}

    /** Whether it is marked as a secret. */
    public static boolean is(JsonNode value) {
        return value.path(SIGNATURE).asText().equals(SECRET);
    }

    /** Whether it is one whose value is not shown. */
    static boolean isEncrypted(JsonNode value) {
        return is(value) && !value.has(PLAINTEXT);
    }

    public static ObjectNode wrap(JsonNode value) {
        return marked().put(PLAINTEXT, value.toString());
    }

    /** Takes the place of a secret where someone may look. */
    static ObjectNode redacted() {
        return marked().put("ciphertext", "[secret]");
    }

    /** Takes secrets out of a value where it stands: each stays marked as one. */
    public static JsonNode redact(JsonNode node) {
        return replace(node, Secret::redacted);
    }

    /** Replaces each secret in a value where it stands. */
    public static JsonNode replace(JsonNode node, Supplier<? extends JsonNode> other) {
        if (is(node)) {
            return other.get();
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(replace(entry.getValue(), other)));
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, replace(array.get(i), other));
            }
        }
        return node;
    }

    public static JsonNode unwrap(JsonNode value) {
        if (!is(value)) {
            return value;
        }
        var plaintext = value.get(PLAINTEXT);
        if (plaintext == null) {
            throw new IllegalStateException("a secret of this state is encrypted: its value cannot be used");
        }
        try {
            return JSON.readTree(plaintext.asText());
        } catch (JsonProcessingException shown) {
            // Without its cause, which quotes the secret.
            throw new IllegalStateException("a secret of this state is not JSON");
        }
    }

    private static ObjectNode marked() {
        return JsonNodeFactory.instance.objectNode().put(SIGNATURE, SECRET);
    }
}
