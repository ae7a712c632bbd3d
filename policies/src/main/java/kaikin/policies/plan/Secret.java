package kaikin.policies.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A secret value, as an exported state shows it: marked, and either as {@code plaintext} (JSON in a string) or as
 * {@code ciphertext}.
 */
final class Secret {
    /** Pulumi's mark of values that are more than JSON, and of secrets among them. */
    static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

    private static final String PLAINTEXT = "plaintext";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Secret() {}

    static boolean is(JsonNode value) {
        return value.path(SIGNATURE).asText().equals(SECRET);
    }

    static ObjectNode wrap(JsonNode value) {
        return marked().put(PLAINTEXT, value.toString());
    }

    /** What takes the place of a secret where somebody may look. */
    static ObjectNode redacted() {
        return marked().put("ciphertext", "[secret]");
    }

    static JsonNode unwrap(JsonNode value) {
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
