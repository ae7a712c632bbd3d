package kaikin.stacks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.access.Access;
import kaikin.policies.access.AccessDiff;
import kaikin.policies.intended.Claims;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that say the same in other words: nobody's access changes, and the table of intended access still holds. */
class HarmlessRewritesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Plan> PLANS = List.of(ExamplePlans.plain("account-a"), ExamplePlans.plain("account-b"));
    private static final Access BEFORE = Access.of(PLANS);

    /** The types of resources with a policy, and the input that it stands in. */
    private enum Place {
        PERMISSIONS("aws:iam/rolePolicy:RolePolicy", "policy"),
        TRUST("aws:iam/role:Role", "assumeRolePolicy"),
        BUCKET("aws:s3/bucketPolicy:BucketPolicy", "policy"),
        QUEUE("aws:sqs/queuePolicy:QueuePolicy", "policy"),
        BUS("aws:cloudwatch/eventBusPolicy:EventBusPolicy", "policy");

        private final String type;
        private final String input;

        Place(String type, String input) {
            this.type = type;
            this.input = input;
        }
    }

    /** What is done to the statements of a policy. */
    private static final Map<String, UnaryOperator<ArrayNode>> REWRITES = Map.ofEntries(
            Map.entry("statements in reverse", HarmlessRewritesIT::reversed),
            Map.entry("statements twice", statements -> {
                var twice = statements.deepCopy();
                statements.forEach(statement -> twice.add(withoutSid(statement)));
                return twice;
            }),
            Map.entry("a statement for each action", statements -> each(statements, "Action")),
            Map.entry("a statement for each resource", statements -> each(statements, "Resource")),
            Map.entry("no sids", statements -> with(statements, statement -> statement.remove("Sid"))),
            Map.entry(
                    "actions in capitals",
                    statements -> with(
                            statements,
                            statement -> statement.set(
                                    "Action",
                                    mapped(statement.path("Action"), text -> text.toUpperCase(Locale.ROOT))))),
            Map.entry(
                    "lists of one",
                    statements -> with(
                            statements,
                            statement -> List.of("Action", "Resource").forEach(name -> {
                                if (statement.path(name).isTextual()) {
                                    statement.set(name, array(List.of(statement.path(name))));
                                }
                            }))),
            Map.entry(
                    "values twice",
                    statements -> conditions(statements, (operator, key) -> operator, values -> {
                        var twice = list(values);
                        twice.addAll(list(values));
                        return array(twice);
                    })),
            Map.entry("keys in capitals", statements -> keys(statements, key -> key.toUpperCase(Locale.ROOT))),
            Map.entry(
                    "equals as like",
                    statements -> conditions(
                            statements,
                            (operator, key) -> switch (operator) {
                                case "StringEquals" -> "StringLike";
                                case "ArnEquals" -> "ArnLike";
                                case "ArnNotEquals" -> "ArnNotLike";
                                default -> operator;
                            },
                            values -> values)),
            Map.entry(
                    "a condition that always holds",
                    statements -> with(
                            statements,
                            statement -> statement.withObject("/Condition/Null").put("aws:CurrentTime", "false"))),
            Map.entry("a statement that never applies", statements -> {
                var more = statements.deepCopy();
                var copy = withoutSid(statements.get(0));
                copy.withObject("/Condition/DateLessThan").put("aws:CurrentTime", "0001-01-01T00:00:00Z");
                more.add(copy);
                return more;
            }));

    static Stream<Arguments> rewrites() {
        return REWRITES.keySet().stream()
                .sorted()
                .flatMap(rewrite -> Stream.of(Place.values()).map(place -> Arguments.of(rewrite, place)));
    }

    @ParameterizedTest
    @MethodSource("rewrites")
    void areSilent(String rewrite, Place place) throws Exception {
        var rewritten = new ArrayList<Plan>();
        for (var plan : PLANS) {
            var resources = new ArrayList<PlannedResource>();
            for (var resource : plan.resources()) {
                resources.add(resource.type().equals(place.type) ? rewritten(resource, place, rewrite) : resource);
            }
            rewritten.add(new Plan(plan.stack(), resources));
        }

        var after = Access.of(rewritten);

        assertThat(AccessDiff.between(BEFORE, after)).isEmpty();
        assertThat(Claims.of(after).differences()).isEmpty();
    }

    private static PlannedResource rewritten(PlannedResource resource, Place place, String rewrite)
            throws JsonProcessingException {
        var policy = (ObjectNode) JSON.readTree(resource.text(place.input));
        policy.set(
                "Statement", Objects.requireNonNull(REWRITES.get(rewrite)).apply((ArrayNode) policy.path("Statement")));
        return ExamplePlans.with(resource, resource.inputs().deepCopy().put(place.input, policy.toString()));
    }

    private static ArrayNode reversed(ArrayNode statements) {
        var all = list(statements);
        Collections.reverse(all);
        return array(all);
    }

    private static ArrayNode each(ArrayNode statements, String name) {
        var all = new ArrayList<JsonNode>();
        statements.forEach(statement -> {
            var values = statement.path(name);
            (values.isArray() ? list(values) : List.of(values)).forEach(value -> {
                var one = withoutSid(statement);
                if (!value.isMissingNode()) {
                    one.set(name, value);
                }
                all.add(one);
            });
        });
        return array(all);
    }

    private static ArrayNode with(ArrayNode statements, Consumer<ObjectNode> change) {
        var all = statements.deepCopy();
        all.forEach(statement -> change.accept((ObjectNode) statement));
        return all;
    }

    private static ArrayNode keys(ArrayNode statements, UnaryOperator<String> change) {
        return with(
                statements,
                statement -> statement.path("Condition").properties().forEach(operator -> {
                    var keys = JsonNodeFactory.instance.objectNode();
                    operator.getValue()
                            .properties()
                            .forEach(key -> keys.set(change.apply(key.getKey()), key.getValue()));
                    operator.setValue(keys);
                }));
    }

    private static ArrayNode conditions(
            ArrayNode statements, BinaryOperator<String> operators, UnaryOperator<JsonNode> values) {
        return with(statements, statement -> {
            if (!statement.has("Condition")) {
                return;
            }
            var conditions = JsonNodeFactory.instance.objectNode();
            statement
                    .path("Condition")
                    .properties()
                    .forEach(operator -> operator.getValue()
                            .properties()
                            .forEach(key -> conditions
                                    .withObject("/" + operators.apply(operator.getKey(), key.getKey()))
                                    .set(key.getKey(), values.apply(key.getValue()))));
            statement.set("Condition", conditions);
        });
    }

    private static JsonNode mapped(JsonNode values, UnaryOperator<String> change) {
        return values.isTextual()
                ? JsonNodeFactory.instance.textNode(change.apply(values.asText()))
                : array(list(values).stream()
                        .map(each -> (JsonNode) JsonNodeFactory.instance.textNode(change.apply(each.asText())))
                        .toList());
    }

    private static ObjectNode withoutSid(JsonNode statement) {
        var copy = (ObjectNode) statement.deepCopy();
        copy.remove("Sid");
        return copy;
    }

    private static List<JsonNode> list(JsonNode values) {
        return values.isArray()
                ? new ArrayList<>(
                        StreamSupport.stream(values.spliterator(), false).toList())
                : new ArrayList<>(List.of(values));
    }

    private static ArrayNode array(List<? extends JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }
}
