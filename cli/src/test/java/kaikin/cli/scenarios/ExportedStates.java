package kaikin.cli.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.policies.model.PlanJson;

/** The two stacks' plans as files, as {@code ./kaikin plan} prints them; one policy may be changed. */
record ExportedStates(Path hub, Path fleet) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ExportedStates record(Path directory) throws IOException, InterruptedException {
        return new ExportedStates(record(directory, "account-a"), record(directory, "account-b"));
    }

    /** Changes a role's trust policy; fails if that changes nothing. */
    static void changeTrust(Path state, String role, UnaryOperator<String> change) throws IOException {
        change(state, "aws:iam/role:Role", role, "assumeRolePolicy", change);
    }

    /** Changes a role's permissions; fails if that changes nothing. */
    static void changeGrants(Path state, String role, UnaryOperator<String> change) throws IOException {
        change(state, "aws:iam/rolePolicy:RolePolicy", role, "policy", change);
    }

    /** Takes all resources of a type away. */
    static void remove(Path state, String type) throws IOException {
        remove(state, type, "");
    }

    /** Takes the resources of a type away that have this text in their inputs. */
    static void remove(Path state, String type, String text) throws IOException {
        var root = JSON.readTree(Files.readString(state));
        var kept = JSON.createArrayNode();
        root.at("/deployment/resources").forEach(resource -> {
            if (!resource.path("type").asText().equals(type)
                    || !resource.path("inputs").toString().contains(text)) {
                kept.add(resource);
            }
        });
        if (kept.size() == root.at("/deployment/resources").size()) {
            throw new AssertionError("there is no " + type + " " + text);
        }
        ((ObjectNode) root.path("deployment")).set("resources", kept);
        Files.writeString(state, root.toString());
    }

    /** Changes an input that is text; fails if that changes nothing. */
    static void change(Path state, String type, String name, String input, UnaryOperator<String> change)
            throws IOException {
        var root = JSON.readTree(Files.readString(state));
        for (var resource : root.at("/deployment/resources")) {
            var parent = input.contains("/") ? "inputs/" + input.substring(0, input.lastIndexOf('/')) : "inputs";
            var last = input.substring(input.lastIndexOf('/') + 1);
            if (is(resource, type, name) && resource.at("/" + parent) instanceof ObjectNode inputs) {
                var before = inputs.path(last).asText();
                inputs.put(last, change.apply(before));
                if (before.equals(inputs.path(last).asText())) {
                    throw new AssertionError("nothing was changed in " + before);
                }
                Files.writeString(state, root.toString());
                return;
            }
        }
        throw new AssertionError("there is no " + type + " named " + name);
    }

    private static boolean is(JsonNode resource, String type, String name) {
        return resource.path("type").asText().equals(type)
                && resource.at("/inputs/name").asText().equals(name);
    }

    private static Path record(Path directory, String stack) throws IOException, InterruptedException {
        var file = directory.resolve(stack + ".json");
        return Files.writeString(file, PlanJson.redacted(StackPlanRecorder.record(ScenarioSandbox.PROJECT, stack)));
    }
}
