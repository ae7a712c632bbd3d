package kaikin.stacks.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** Every mutant of the deployed plans: policies, permissions and patterns, each changed in one thing. */
final class Mutants {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> POLICIES = Map.of(
            "aws:iam/role:Role", "assumeRolePolicy",
            "aws:iam/rolePolicy:RolePolicy", "policy",
            "aws:s3/bucketPolicy:BucketPolicy", "policy",
            "aws:cloudwatch/eventBusPolicy:EventBusPolicy", "policy",
            "aws:sqs/queuePolicy:QueuePolicy", "policy");
    private static final Map<String, String> PERMISSIONS = Map.of(
            "principal", "s3.amazonaws.com",
            "sourceAccount", "999999999999",
            "action", "lambda:*",
            "function", "another",
            "qualifier", "another");
    private static final List<String> PATTERNS = List.of(
            "[0-9a-f.:]{2,45}$",
            "^[0-9a-f.:]{2,45}",
            "[0-9a-f.:]{2,45}",
            "^[0-9a-f.:]*$",
            "^[0-9a-f.:]{1,45}$",
            "^[0-9a-f.:]{2,46}$",
            "^[0-9a-f.:;]{2,45}$",
            "^[0-9a-f.: ]{2,45}$",
            "^[0-9a-f.:/]{2,45}$",
            "^[0-9a-fA-F.:]{2,45}$",
            "^[0-9a-z.:]{2,45}$",
            "^[^ ]{2,45}$",
            "^.{2,45}$",
            "^.*$",
            ".*",
            "^[0-9a-f.:]{3,45}$",
            "^[0-9a-f.:]{2,44}$",
            "^[0-9a-f.:]{2,39}$",
            "^[0-9.]{2,45}$",
            "^[0-9a-e.:]{2,45}$",
            "^[0-9a-f:]{2,45}$");

    private final List<Plan> plans;

    private Mutants(List<Plan> plans) {
        this.plans = plans;
    }

    /** All of them, in the same order every time. */
    static Stream<Mutant> of(List<Plan> plans) {
        var mutants = new Mutants(plans);
        return plans.stream().flatMap(plan -> plan.resources().stream().flatMap(each -> mutants.of(plan, each)));
    }

    private Stream<Mutant> of(Plan plan, PlannedResource resource) {
        var changes = new LinkedHashMap<String, ObjectNode>();
        if (POLICIES.containsKey(resource.type())) {
            changes.putAll(policies(resource, POLICIES.get(resource.type())));
        }
        if (resource.type().equals("aws:lambda/permission:Permission")) {
            changes.putAll(permissions(resource));
        }
        if (resource.type().equals("aws:ssm/document:Document")
                && resource.text("content").contains("allowedPattern")) {
            changes.putAll(patterns(resource));
        }
        var place = plan.stack() + " " + resource.type().replaceFirst(".*:", "") + " "
                + resource.urn().name() + " ";
        return changes.entrySet().stream()
                .map(change -> new Mutant(place + change.getKey(), with(resource, change.getValue())));
    }

    private Map<String, ObjectNode> policies(PlannedResource resource, String input) {
        var changes = new LinkedHashMap<String, ObjectNode>();
        var policy = (ObjectNode) json(resource.text(input));
        var statements = policy.path("Statement") instanceof ArrayNode array
                ? array
                : policy.arrayNode().add(policy.path("Statement"));
        for (var i = 0; i < statements.size(); i++) {
            var at = i;
            var statement = (ObjectNode) statements.get(i);
            var sid = statement.path("Sid").asText() + ": ";
            if (statements.size() > 1) {
                changes.put(sid + "gone", policy(resource, input, policy, statements, each -> each.remove(at)));
            }
            StatementMutations.of(statement)
                    .forEach((what, other) -> changes.put(
                            sid + what, policy(resource, input, policy, statements, each -> each.set(at, other))));
        }
        return changes;
    }

    private static ObjectNode policy(
            PlannedResource resource,
            String input,
            ObjectNode policy,
            ArrayNode statements,
            Consumer<ArrayNode> change) {
        var changed = statements.deepCopy();
        change.accept(changed);
        var document = policy.deepCopy();
        document.set("Statement", changed);
        return resource.inputs().deepCopy().put(input, document.toString());
    }

    private static Map<String, ObjectNode> permissions(PlannedResource permission) {
        var changes = new LinkedHashMap<String, ObjectNode>();
        for (var input : List.of("qualifier", "sourceAccount", "sourceArn")) {
            var without = permission.inputs().deepCopy();
            without.remove(input);
            changes.put("without " + input, without);
        }
        for (var input : List.of("action", "function", "principal", "qualifier", "sourceAccount")) {
            changes.put(
                    input + " is " + PERMISSIONS.get(input),
                    permission.inputs().deepCopy().put(input, PERMISSIONS.get(input)));
        }
        var source = permission.text("sourceArn");
        for (var other : List.of(
                "arn:aws:*:*:*:*",
                source.replaceFirst("[^/]*$", "*"),
                source.replaceFirst("[^/:]*/[^/]*$", "*"),
                source.replace("111111111111", "999999999999"),
                source + "x")) {
            changes.put("sourceArn is " + other, permission.inputs().deepCopy().put("sourceArn", other));
        }
        return changes;
    }

    private static Map<String, ObjectNode> patterns(PlannedResource document) {
        var changes = new LinkedHashMap<String, ObjectNode>();
        for (var pattern : PATTERNS) {
            changes.put("Address matches " + pattern, address(document, each -> each.put("allowedPattern", pattern)));
        }
        changes.put("Address matches anything", address(document, each -> each.remove("allowedPattern")));
        return changes;
    }

    private static ObjectNode address(PlannedResource document, Consumer<ObjectNode> change) {
        var content = (ObjectNode) json(document.text("content"));
        change.accept((ObjectNode) content.at("/parameters/Address"));
        return document.inputs().deepCopy().put("content", content.toString());
    }

    private List<Plan> with(PlannedResource resource, ObjectNode inputs) {
        var mutated = new ArrayList<Plan>();
        for (var plan : plans) {
            mutated.add(new Plan(
                    plan.stack(),
                    plan.resources().stream()
                            .map(each -> each.urn().equals(resource.urn()) ? ExamplePlans.with(each, inputs) : each)
                            .toList()));
        }
        return mutated;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
