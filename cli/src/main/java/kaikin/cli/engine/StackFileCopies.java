package kaikin.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies of a project's stack files, without the secrets that only their owner can decrypt. */
final class StackFileCopies {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final List<String> ENCRYPTION = List.of("secretsprovider", "encryptedkey", "encryptionsalt");

    private StackFileCopies() {}

    static void copy(Path project, Path directory) throws IOException {
        var settings = read(project.resolve("Pulumi.yaml"));
        settings.put("main", project.toRealPath().toString());
        write(settings, directory.resolve("Pulumi.yaml"));
        try (var files = Files.newDirectoryStream(project, "Pulumi.*.yaml")) {
            for (var file : files) {
                write(withoutSecrets(read(file)), directory.resolve(file.getFileName()));
            }
        }
    }

    private static ObjectNode withoutSecrets(ObjectNode stack) {
        stack.remove(ENCRYPTION);
        if (stack.get("config") instanceof ObjectNode config) {
            config.removeIf(value -> value.has("secure"));
        }
        return stack;
    }

    private static ObjectNode read(Path file) throws IOException {
        JsonNode content = YAML.readTree(Files.readString(file));
        if (content instanceof ObjectNode object) {
            return object;
        }
        throw new IOException(file + " is no YAML mapping");
    }

    private static void write(ObjectNode content, Path file) throws IOException {
        Files.writeString(file, YAML.writeValueAsString(content));
    }
}
