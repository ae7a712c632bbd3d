package kaikin.policies.rules.ssm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.ResourceInputs;

/** The content of a Systems Manager document. */
record DocumentContent(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static DocumentContent of(PlannedResource document) {
        try {
            return new DocumentContent(JSON.readTree(ResourceInputs.of(document).text("content")));
        } catch (JsonProcessingException e) {
            throw new CannotDecideException("its content is not JSON");
        }
    }

    ObjectNode parameters() {
        return json.path("parameters") instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    /** The steps that run a script, of schema 2. */
    List<JsonNode> steps() {
        return StreamSupport.stream(json.path("mainSteps").spliterator(), false)
                .filter(step -> step.path("inputs").has("runCommand"))
                .toList();
    }

    /** The lines of a step's script, which is one text or a list of them. */
    static Stream<String> lines(JsonNode step) {
        var command = step.path("inputs").path("runCommand");
        return (command.isArray() ? command.valueStream() : Stream.of(command))
                .flatMap(line -> line.asText().lines());
    }

    /** All scripts, one after the other. */
    String script() {
        return steps().stream().flatMap(DocumentContent::lines).collect(Collectors.joining("\n"));
    }
}
