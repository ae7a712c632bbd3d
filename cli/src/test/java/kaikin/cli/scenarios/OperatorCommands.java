package kaikin.cli.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A person with the policy of docs/operator-policy, as a role that is deployed beside the stack's own. */
record OperatorCommands(String account, String name) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String HUB = "111111111111";
    static final String FLEET = "222222222222";

    /** How a command ended; both outputs together. */
    record Ended(int status, String output) {}

    /** With all that the policy allows. */
    static OperatorCommands of(Path state, String account, String policy) throws IOException {
        return deployed(state, account, policy, policy(policy, account));
    }

    /** One for each action of the policy, who lacks that one. */
    static List<Lacking> lackingEach(Path state, String account, String policy) throws IOException {
        var operators = new ArrayList<Lacking>();
        var whole = policy(policy, account);
        for (var i = 0; i < whole.path("Statement").size(); i++) {
            for (var action : actions(whole.path("Statement").get(i))) {
                var less = whole.deepCopy();
                var statements = (ArrayNode) less.path("Statement");
                var kept = actions(statements.get(i)).stream()
                        .filter(each -> !each.equals(action))
                        .toList();
                if (kept.isEmpty()) {
                    statements.remove(i);
                } else {
                    var array = ((ObjectNode) statements.get(i)).putArray("Action");
                    kept.forEach(array::add);
                }
                var name = policy + "-lacks-" + operators.size();
                operators.add(new Lacking(
                        deployed(state, account, name, less),
                        action,
                        whole.path("Statement").get(i).path("Sid").asText()));
            }
        }
        return operators;
    }

    /** Somebody who lacks one action of a statement. */
    record Lacking(OperatorCommands operator, String action, String sid) {}

    /** Runs a command of {@code ./kaikin} with this role's credentials. */
    Ended kaikin(ScenarioSandbox stage, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "kaikin-as",
                "arn:aws:iam::" + account + ":role/" + name,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dkaikin.project=" + ScenarioSandbox.PROJECT,
                "-jar",
                ScenarioSandbox.PROJECT.resolve("cli/target/cli.jar").toString()));
        command.addAll(List.of(words));
        var ended = stage.beside(command.toArray(String[]::new)).split("\n", 2);
        return new Ended(Integer.parseInt(ended[0]), ended[1]);
    }

    private static JsonNode policy(String name, String account) throws IOException {
        var text = Files.readString(ScenarioSandbox.PROJECT.resolve("docs/operator-policy/" + name + ".json"));
        return JSON.readTree(text.replace("ACCOUNT", account).replace("REGION", "ap-northeast-1"));
    }

    private static List<String> actions(JsonNode statement) {
        var action = statement.path("Action");
        return action.isTextual()
                ? List.of(action.asText())
                : StreamSupport.stream(action.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    private static OperatorCommands deployed(Path state, String account, String name, JsonNode policy)
            throws IOException {
        var operator = new OperatorCommands(account, "operator-" + name);
        var root = JSON.readTree(Files.readString(state));
        var resources = (ArrayNode) root.at("/deployment/resources");
        var role = (ObjectNode) first(resources, "aws:iam/role:Role");
        var grants = (ObjectNode) first(resources, "aws:iam/rolePolicy:RolePolicy");
        for (var place : List.of("inputs", "outputs")) {
            ((ObjectNode) role.path(place))
                    .put("name", operator.name())
                    .put("arn", "arn:aws:iam::" + account + ":role/" + operator.name())
                    .put("assumeRolePolicy", """
                            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":\
                            "arn:aws:iam::%s:root"},"Action":"sts:AssumeRole"}]}""".formatted(account));
            ((ObjectNode) grants.path(place))
                    .put("name", operator.name())
                    .put("role", operator.name())
                    .put("policy", policy.toString());
        }
        for (var resource : List.of(role, grants)) {
            resource.put("id", operator.name());
            resource.put("urn", resource.path("urn").asText().replaceFirst("::[^:]*$", "::" + operator.name()));
            resources.add(resource);
        }
        Files.writeString(state, root.toString());
        return operator;
    }

    private static JsonNode first(ArrayNode resources, String type) {
        return StreamSupport.stream(resources.spliterator(), false)
                .filter(each -> each.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }
}
