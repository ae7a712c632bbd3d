package kaikin.stacks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways to change one statement of a policy, by what they do to it. */
final class StatementMutations {
    private static final Map<String, String> OTHER_ACTIONS = Map.ofEntries(
            Map.entry("s3:PutObject", "s3:DeleteObject"),
            Map.entry("s3:GetObject", "s3:PutObject"),
            Map.entry("s3:ListBucket", "s3:DeleteBucket"),
            Map.entry("s3:*", "s3:GetObject"),
            Map.entry("ssm:SendCommand", "ssm:StartSession"),
            Map.entry("ssm:GetParameter", "ssm:PutParameter"),
            Map.entry("ssm:GetParameters", "ssm:DeleteParameter"),
            Map.entry("ssm:GetParametersByPath", "ssm:PutParameter"),
            Map.entry("ssm:GetParameterHistory", "ssm:PutParameter"),
            Map.entry("ssm:GetCommandInvocation", "ssm:CancelCommand"),
            Map.entry("ssm:ListCommandInvocations", "ssm:ListCommands"),
            Map.entry("ssm:UpdateInstanceInformation", "ssm:DescribeParameters"),
            Map.entry("events:PutEvents", "events:PutRule"),
            Map.entry("sqs:SendMessage", "sqs:PurgeQueue"),
            Map.entry("logs:CreateLogStream", "logs:DeleteLogStream"),
            Map.entry("logs:PutLogEvents", "logs:GetLogEvents"),
            Map.entry("sts:AssumeRole", "sts:TagSession"),
            Map.entry("sts:SetSourceIdentity", "sts:TagSession"));

    private final ObjectNode statement;
    private final Map<String, ObjectNode> mutations = new LinkedHashMap<>();

    private StatementMutations(ObjectNode statement) {
        this.statement = statement;
    }

    /** What is changed, and the statement after it. */
    static Map<String, ObjectNode> of(ObjectNode statement) {
        var all = new StatementMutations(statement);
        all.effect();
        all.actions();
        all.resources();
        all.principals();
        all.conditions();
        return all.mutations;
    }

    private void effect() {
        var other = statement.path("Effect").asText().equals("Allow") ? "Deny" : "Allow";
        change("effect is " + other, each -> each.put("Effect", other));
    }

    private void actions() {
        values("Action", "action", action -> {
            var service = action.split(":", 2)[0];
            var name = action.split(":", 2)[1];
            return Stream.of(
                    service + ":*",
                    service + ":" + name.replaceFirst("(?<=[a-z])[A-Z].*", "") + "*",
                    OTHER_ACTIONS.getOrDefault(action, service + ":Other"));
        });
    }

    private void resources() {
        values(
                "Resource",
                "resource",
                resource -> resource.equals("*")
                        ? Stream.of("arn:aws:ssm:ap-northeast-1:111111111111:managed-instance/mi-0123456789abcdef0")
                        : Stream.of(
                                "*",
                                resource.replaceFirst("[^/:]*$", "*"),
                                resource.replaceFirst("\\*?$", "x"),
                                resource.endsWith("*") ? resource.replaceFirst("\\*$", "zz*") : resource + "*",
                                swapped(resource)));
    }

    private void principals() {
        for (var principal : List.copyOf(statement.path("Principal").properties())) {
            texts(principal.getValue())
                    .flatMap(name -> otherPrincipals(principal.getKey(), name))
                    .forEach(other -> change("principal is " + other, each -> each.set("Principal", other)));
        }
    }

    private static Stream<JsonNode> otherPrincipals(String kind, String name) {
        var names = kind.equals("Service")
                ? Stream.of("ssm.amazonaws.com", "s3.amazonaws.com")
                : Stream.of(swapped(name), "arn:aws:iam::999999999999:root", "arn:aws:iam::111111111111:role/somebody");
        var others = names.filter(other -> !other.equals(name))
                .map(other -> (JsonNode) JsonNodeFactory.instance.objectNode().put(kind, other));
        return Stream.concat(Stream.of(TextNode.valueOf("*")), others);
    }

    private void conditions() {
        change(
                "one more condition",
                each -> each.withObject("/Condition/StringEquals").put("aws:RequestedRegion", "us-east-1"));
        for (var operator : statement.path("Condition").properties()) {
            for (var key : operator.getValue().properties()) {
                condition(operator.getKey(), key.getKey(), key.getValue());
            }
        }
    }

    private void condition(String operator, String key, JsonNode values) {
        change("no condition " + key, each -> remove(each, operator, key));
        change(key + " only " + operator + "IfExists", each -> {
            remove(each, operator, key);
            each.withObject("/Condition/" + operator + "IfExists").set(key, values);
        });
        texts(values).forEach(value -> {
            change(key + " without " + value, each -> set(each, operator, key, without(values, value)));
            change(key + " is like anything", each -> {
                remove(each, operator, key);
                each.withObject("/Condition/StringLike").put(key, "*");
            });
            change(key + " other than " + value, each -> set(each, operator, key, with(values, value, swapped(value))));
            change(
                    key + " narrower than " + value,
                    each -> set(each, operator, key, with(values, value, value.replaceFirst("\\*?$", "zz"))));
        });
    }

    private void values(String element, String word, java.util.function.Function<String, Stream<String>> others) {
        var values = statement.path(element);
        var all = texts(values).toList();
        for (var value : all) {
            if (all.size() > 1) {
                change("no " + word + " " + value, each -> each.set(element, without(values, value)));
            }
            others.apply(value)
                    .distinct()
                    .filter(other -> !all.contains(other))
                    .forEach(other -> change(
                            word + " " + value + " is " + other,
                            each -> each.set(element, with(values, value, other))));
        }
    }

    private void change(String what, Consumer<ObjectNode> change) {
        var copy = statement.deepCopy();
        change.accept(copy);
        if (!copy.equals(statement)) {
            mutations.put(what, copy);
        }
    }

    private static void remove(ObjectNode statement, String operator, String key) {
        var condition = statement.withObject("/Condition");
        var keys = condition.withObject("/" + operator);
        keys.remove(key);
        if (keys.isEmpty()) {
            condition.remove(operator);
        }
    }

    /** A condition that is left without a value goes. */
    private static void set(ObjectNode statement, String operator, String key, ArrayNode values) {
        if (values.isEmpty()) {
            remove(statement, operator, key);
        } else {
            statement.withObject("/Condition/" + operator).set(key, values);
        }
    }

    private static ArrayNode without(JsonNode values, String value) {
        return array(texts(values).filter(each -> !each.equals(value)).toList());
    }

    private static ArrayNode with(JsonNode values, String value, String other) {
        return array(
                texts(values).map(each -> each.equals(value) ? other : each).toList());
    }

    private static ArrayNode array(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        new ArrayList<>(texts).forEach(array::add);
        return array;
    }

    private static Stream<String> texts(JsonNode values) {
        return values.isArray()
                ? IntStream.range(0, values.size()).mapToObj(i -> values.get(i).asText())
                : Stream.of(values.asText()).filter(text -> !values.isMissingNode());
    }

    /** The same of the other account, else the same of another name. */
    private static String swapped(String text) {
        if (text.contains("111111111111")) {
            return text.replace("111111111111", "222222222222");
        }
        return text.contains("222222222222") ? text.replace("222222222222", "111111111111") : "another-" + text;
    }
}
