package kaikin.policies.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/**
 * A plan without what differs between two builds or two machines and means nothing: the commit, the archives' contents,
 * what Pulumi notes for itself, the values of secrets.
 */
public final class ComparablePlan {
    private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

    private ComparablePlan() {}

    /** Makes a plan comparable, in copies. */
    public static Plan of(Plan plan) {
        var resources = plan.resources().stream().map(ComparablePlan::of).toList();
        return new Plan(plan.stack(), resources, plan.sources());
    }

    private static PlannedResource of(PlannedResource resource) {
        var isStack = resource.type().equals(Urn.STACK);
        return new PlannedResource(
                resource.urn(),
                resource.custom(),
                resource.id(),
                neutral(resource.inputs()),
                isStack ? JsonNodeFactory.instance.objectNode() : neutral(resource.outputs()),
                resource.parent(),
                resource.dependencies(),
                resource.propertyDependencies());
    }

    private static ObjectNode neutral(ObjectNode properties) {
        var copy = (ObjectNode) Secret.redact(properties.deepCopy());
        clean(copy);
        return copy;
    }

    private static void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                if (name.startsWith("__")) {
                    object.remove(name);
                } else if (object.path(name).path(Secret.SIGNATURE).asText().equals(ARCHIVE)) {
                    object.put(name, "archive");
                } else {
                    clean(object.path(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(ComparablePlan::clean);
        }
    }
}
