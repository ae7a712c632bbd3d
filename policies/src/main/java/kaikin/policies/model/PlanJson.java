package kaikin.policies.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Plans in the form of {@code pulumi stack export}. */
public final class PlanJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanJson() {}

    /** The plan with its secrets in plain text, as {@code pulumi stack export --show-secrets} has them. */
    public static String withSecrets(Plan plan) {
        return PrettyJson.of(export(plan));
    }

    /** The plan for people to read: no secret in it. */
    public static String redacted(Plan plan) {
        return PrettyJson.of(Secret.redact(export(plan).deepCopy()));
    }

    /** Reads an exported state; of its inputs those that the program gave. */
    public static Plan read(String json) throws IOException {
        var resources = new ArrayList<PlannedResource>();
        var found = JSON.readTree(json).path("deployment").path("resources");
        if (!found.isArray() || found.isEmpty()) {
            throw new IOException("no exported state of a stack: it has no deployment.resources");
        }
        for (var each : found) {
            resources.add(resource(each));
        }
        return new Plan(resources.get(0).urn().value().split("[:]", 4)[2], resources);
    }

    private static ObjectNode export(Plan plan) {
        var root = JsonNodeFactory.instance.objectNode().put("version", 3);
        var resources = root.putObject("deployment").putArray("resources");
        plan.resources().forEach(resource -> resources.add(json(resource)));
        return root;
    }

    private static ObjectNode json(PlannedResource resource) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("urn", resource.urn().value()).put("custom", resource.custom());
        resource.id().ifPresent(id -> json.put("id", id));
        json.put("type", resource.type());
        json.set("inputs", resource.inputs());
        json.set("outputs", resource.outputs());
        resource.parent().ifPresent(parent -> json.put("parent", parent.value()));
        if (resource.custom()) {
            json.set("dependencies", array(resource.dependencies()));
            var properties = json.putObject("propertyDependencies");
            resource.propertyDependencies().forEach((name, urns) -> properties.set(name, array(urns)));
        }
        return json;
    }

    private static PlannedResource resource(JsonNode json) {
        var properties = new TreeMap<String, List<Urn>>();
        json.path("propertyDependencies")
                .properties()
                .forEach(entry -> properties.put(entry.getKey(), urns(entry.getValue())));
        return new PlannedResource(
                new Urn(json.path("urn").asText()),
                json.path("custom").asBoolean(),
                Optional.ofNullable(json.get("id")).map(JsonNode::asText),
                Defaults.without(object(json.path("inputs"))),
                object(json.path("outputs")),
                Optional.ofNullable(json.get("parent")).map(JsonNode::asText).map(Urn::new),
                urns(json.path("dependencies")),
                properties);
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private static List<Urn> urns(JsonNode array) {
        var urns = new ArrayList<Urn>();
        array.forEach(each -> urns.add(new Urn(each.asText())));
        return urns;
    }

    private static JsonNode array(Collection<Urn> urns) {
        var array = JsonNodeFactory.instance.arrayNode();
        urns.forEach(urn -> array.add(urn.value()));
        return array;
    }
}
