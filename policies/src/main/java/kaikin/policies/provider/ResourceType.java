package kaikin.policies.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.model.Defaults;
import kaikin.policies.model.Secret;
import kaikin.policies.model.Urn;

/**
 * A type of resources, with what the real provider adds to them, from its schema ({@code types.json}).
 *
 * @param defaults the inputs that it adds where the program gives none; those of nested objects where there is one
 * @param computed the outputs that AWS chooses where the program does not, each with a value that it may have
 * @param empty the lists, maps and blocks that are null where they hold nothing
 * @param policies the inputs that are policies
 */
record ResourceType(String name, ObjectNode defaults, ObjectNode computed, List<String> empty, List<String> policies) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode ALL = read();

    /** Their keys are the program's own words: nothing is noted or added in them. */
    private static final Set<String> MAPS = Set.of(
            "tags",
            "variables",
            "dimensions",
            "permissions",
            "requestParameters",
            "requestTemplates",
            "requestModels",
            "stageVariables",
            "inputPaths");

    private static final String INLINE = "inlinePolicies";

    /** Fails for a type that is not known here. */
    static ResourceType of(Urn urn) {
        return of(urn.type());
    }

    static ResourceType of(String name) {
        var type = Optional.ofNullable(ALL.get(name))
                .orElseThrow(() -> new IllegalArgumentException("what the AWS provider adds to a " + name
                        + " is not known here: add it to types.json of the provider package"));
        return new ResourceType(
                name,
                object(type.path("defaults")),
                object(type.path("computed")),
                texts(type.path("empty")),
                texts(type.path("policies")));
    }

    static Stream<ResourceType> all() {
        return ALL.properties().stream().map(entry -> of(entry.getKey()));
    }

    /** The inputs as the provider's Check answers them: its defaults among them, noted at every level. */
    ObjectNode checked(ObjectNode given) {
        var checked = checked(given, defaults);
        if (given.has("tags") && empty.contains(Defaults.ALL_TAGS)) {
            checked.set(Defaults.ALL_TAGS, given.get("tags"));
        }
        return checked;
    }

    private static ObjectNode checked(ObjectNode given, JsonNode defaults) {
        var checked = JsonNodeFactory.instance.objectNode();
        var added = new TreeSet<String>();
        given.properties().forEach(input -> {
            var name = input.getKey();
            checked.set(name, MAPS.contains(name) ? input.getValue() : nested(input.getValue(), defaults.path(name)));
        });
        defaults.properties().stream()
                .filter(each -> !each.getValue().isObject() && !given.has(each.getKey()))
                .forEach(each -> {
                    checked.set(each.getKey(), each.getValue());
                    added.add(each.getKey());
                });
        var note = checked.putArray(Defaults.NOTE);
        added.forEach(note::add);
        return checked;
    }

    private static JsonNode nested(JsonNode value, JsonNode defaults) {
        if (value instanceof ArrayNode list) {
            var checked = JsonNodeFactory.instance.arrayNode();
            list.forEach(each -> checked.add(nested(each, defaults)));
            return checked;
        }
        // Secrets and archives are marked values, no objects.
        return value instanceof ObjectNode object && !object.has(Secret.SIGNATURE) ? checked(object, defaults) : value;
    }

    /** The texts of all policies among a resource's inputs or outputs, known or not. */
    Stream<String> policiesIn(ObjectNode values) {
        var own = policies.stream().map(values::path);
        var inline =
                StreamSupport.stream(values.path(INLINE).spliterator(), false).map(each -> each.path("policy"));
        return Stream.concat(own, inline).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read() {
        try (var in = Objects.requireNonNull(ResourceType.class.getResourceAsStream("types.json"))) {
            return JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
