package kaikin.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * A deployed command document with its one shell step.
 *
 * @param timeout in seconds
 */
public record DeployedDocument(
        String name, String arn, Map<String, Parameter> parameters, List<String> lines, long timeout) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A parameter.
     *
     * @param allowedPattern what a value must look like
     * @param allowedValues all that it may be; none means anything
     * @param byDefault what it is where nobody says
     * @param inEnvironment whether the agent gives it in the environment
     */
    public record Parameter(
            String allowedPattern, List<String> allowedValues, Optional<String> byDefault, boolean inEnvironment) {}

    /** Reads a document's content; refuses what the stand-in for the agent would not run as the real one does. */
    static DeployedDocument read(String name, String arn, String content) {
        var document = parse(name, content);
        require(document.path("schemaVersion").asText().equals("2.2"), name, "its schemaVersion is not 2.2");
        var steps = document.path("mainSteps");
        require(steps.size() == 1, name, "it has " + steps.size() + " steps; the sandbox's agent runs exactly one");
        var step = steps.get(0);
        require(step.path("action").asText().equals("aws:runShellScript"), name, "its step is not aws:runShellScript");
        var inputs = step.path("inputs");
        return new DeployedDocument(
                name,
                arn,
                parameters(name, document.path("parameters")),
                texts(inputs.path("runCommand")),
                inputs.path("timeoutSeconds").asLong(3600));
    }

    private static Map<String, Parameter> parameters(String name, JsonNode parameters) {
        var found = new TreeMap<String, Parameter>();
        for (var entry : parameters.properties()) {
            var parameter = entry.getValue();
            require(parameter.path("type").asText().equals("String"), name, entry.getKey() + " is not a String");
            found.put(
                    entry.getKey(),
                    new Parameter(
                            parameter.path("allowedPattern").asText("(?s).*"),
                            texts(parameter.path("allowedValues")),
                            Optional.of(parameter.path("default"))
                                    .filter(JsonNode::isTextual)
                                    .map(JsonNode::asText),
                            parameter.path("interpolationType").asText().equals("ENV_VAR")));
        }
        return found;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode parse(String name, String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the document " + name + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void require(boolean fine, String name, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException("the document " + name + " would be refused: " + complaint);
        }
    }
}
