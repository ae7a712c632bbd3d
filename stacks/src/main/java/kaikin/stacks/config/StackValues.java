package kaikin.stacks.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;

/**
 * The values of a stack's file as the engine hands them to a program: structured ones as JSON, secrets decrypted.
 *
 * @param secretKeys the keys that were set with {@code --secret}
 */
public record StackValues(String stack, Map<String, String> values, Set<String> secretKeys) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public StackValues {
        values = Map.copyOf(values);
        secretKeys = Set.copyOf(secretKeys);
    }

    /** Read where the SDK reads them too: its own Config cannot say which keys there are, so no typo would be found. */
    public static StackValues of(String stack, Map<String, String> environment) {
        try {
            return new StackValues(
                    stack,
                    JSON.readValue(environment.getOrDefault("PULUMI_CONFIG", "{}"), new TypeReference<>() {}),
                    JSON.readValue(
                            environment.getOrDefault("PULUMI_CONFIG_SECRET_KEYS", "[]"), new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            // Without the cause: its message would quote the configuration, secrets included.
            throw new IllegalStateException("the engine's PULUMI_CONFIG is not JSON");
        }
    }
}
