package kaikin.policies.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A stack's configuration: what its {@code Pulumi.STACK.yaml} says, with given values in place of its secrets.
 *
 * @param values by {@code namespace:key}; structured values as JSON, as the engine gives them to a program
 */
public record StackFile(String project, String stack, Map<String, String> values, Set<String> secretKeys) {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** Reads the stack's file beside the project's. Encrypted values are left out: nobody has the passphrase here. */
    public static StackFile read(Path projectDirectory, String stack, Map<String, String> secrets) throws IOException {
        if (!stack.matches("[A-Za-z0-9_.-]{1,100}")) {
            throw new IOException("«" + stack + "» is no stack name");
        }
        var project = load(projectDirectory.resolve("Pulumi.yaml")).path("name").asText();
        var config = load(projectDirectory.resolve("Pulumi." + stack + ".yaml")).path("config");
        var values = new TreeMap<String, String>();
        for (var entry : config.properties()) {
            if (!entry.getValue().has("secure")) {
                var value = entry.getValue();
                values.put(entry.getKey(), value.isContainerNode() ? value.toString() : value.asText());
            }
        }
        values.putAll(secrets);
        return new StackFile(project, stack, values, new TreeSet<>(secrets.keySet()));
    }

    /** The account that the stack is deployed in. */
    String account() throws IOException {
        var allowed = YAML.readTree(value("aws:allowedAccountIds"));
        if (allowed.size() != 1) {
            throw new IOException("Pulumi." + stack + ".yaml: aws:allowedAccountIds names " + allowed.size()
                    + " accounts; exactly one is needed, such as [\"111111111111\"]");
        }
        return allowed.get(0).asText();
    }

    String region() throws IOException {
        return value("aws:region");
    }

    private String value(String key) throws IOException {
        var value = values.get(key);
        if (value == null) {
            throw new IOException("Pulumi." + stack + ".yaml: " + key + " is missing");
        }
        return value;
    }

    private static ObjectNode load(Path file) throws IOException {
        try {
            if (YAML.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            throw new IOException(file.getFileName() + " is no YAML mapping");
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "there is no " + file.getFileName() + " in "
                            + file.toAbsolutePath().getParent(),
                    e);
        }
    }
}
