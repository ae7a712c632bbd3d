package kaikin.stacks.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;
import kaikin.stacks.plan.ExamplePlans;

/** Both stacks as they are in the repository, with one thing broken. */
record Broken(String stack, String resource, String input, String from, String to) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<Plan> plans() {
        return List.of(broken("account-a"), broken("account-b"));
    }

    private Plan broken(String name) {
        var plan = ExamplePlans.plain(name);
        if (!name.equals(stack)) {
            return plan;
        }
        var found = plan.resources().stream()
                .filter(each -> label(each).equals(resource))
                .count();
        if (found != 1) {
            throw new AssertionError(found + " resources are called " + resource);
        }
        return new Plan(
                name,
                plan.resources().stream()
                        .map(each -> label(each).equals(resource) ? broken(each) : each)
                        .toList());
    }

    private PlannedResource broken(PlannedResource each) {
        if (input.startsWith("as ")) {
            return with(each, retyped(each.urn()), (ObjectNode) json(to));
        }
        var inputs = each.inputs().deepCopy();
        if (from.isEmpty()) {
            inputs.set(input, json(to));
        } else {
            inputs.set(input, broken(inputs.path(input)));
        }
        return with(each, each.urn(), inputs);
    }

    /** An input that is left with nothing is taken out. */
    private JsonNode broken(JsonNode value) {
        var before = value.isTextual() ? value.textValue() : value.toString();
        var after = before.replace(from, to);
        if (after.equals(before)) {
            throw new AssertionError("«" + from + "» does not stand in " + before);
        }
        if (after.isEmpty()) {
            return JSON.nullNode();
        }
        return value.isTextual() ? TextNode.valueOf(after) : json(after);
    }

    /** The same place in the plan, of another type. */
    private Urn retyped(Urn urn) {
        return new Urn(urn.value().replace(urn.type(), input.substring("as ".length())));
    }

    static PlannedResource with(PlannedResource each, Urn urn, ObjectNode inputs) {
        return new PlannedResource(
                urn,
                each.custom(),
                each.id(),
                inputs,
                each.outputs(),
                each.parent(),
                each.dependencies(),
                each.propertyDependencies());
    }

    /** Type and name, as people say them. */
    static String label(PlannedResource each) {
        return label(each.urn());
    }

    static String label(Urn urn) {
        return urn.type().substring(urn.type().lastIndexOf(':') + 1) + " " + urn.name();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
