package kaikin.policies.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.iam.Condition;
import kaikin.policies.iam.MalformedPolicyException;
import kaikin.policies.iam.Statement;
import kaikin.policies.iam.Statement.Effect;

/**
 * A part of a policy, document or pattern before and after, as the lines of a unified diff.
 *
 * @param name the statement's Sid, or the input
 * @param lines each with a space, a minus or a plus before it; "…" stands for lines that are left out
 */
public record TextChange(String name, List<String> lines) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** So many equal lines are shown around what differs. */
    private static final int CONTEXT = 2;

    public TextChange {
        lines = List.copyOf(lines);
    }

    /** The differences in any text: JSON value by value, everything else line by line. */
    static TextChange ofText(String name, String before, String after) {
        return new TextChange(name, diff(lines(before), lines(after)));
    }

    /** The differences in a policy, statement by statement; one that is not understood is told as text. */
    static List<TextChange> ofPolicies(String name, List<AttachedPolicy> before, List<AttachedPolicy> after) {
        try {
            var was = statements(before);
            var is = statements(after);
            var sids = new LinkedHashSet<>(was.keySet());
            sids.addAll(is.keySet());
            return sids.stream()
                    .map(sid -> new TextChange(
                            sid, diff(was.getOrDefault(sid, List.of()), is.getOrDefault(sid, List.of()))))
                    .filter(change -> !change.lines().isEmpty())
                    .toList();
        } catch (MalformedPolicyException e) {
            return List.of(ofText(name, text(before), text(after)));
        }
    }

    private static String text(List<AttachedPolicy> policies) {
        return policies.stream().map(AttachedPolicy::text).reduce("", (one, other) -> one + other + "\n");
    }

    private static Map<String, List<String>> statements(List<AttachedPolicy> policies) {
        var statements = new LinkedHashMap<String, List<String>>();
        policies.stream()
                .flatMap(policy -> policy.read().document().statements().stream())
                .forEach(statement -> statements
                        .computeIfAbsent(statement.sid(), none -> new ArrayList<>())
                        .addAll(lines(statement)));
        return statements;
    }

    /** A statement with a line for each action, resource, principal and condition. */
    private static List<String> lines(Statement statement) {
        var lines = new ArrayList<String>();
        lines.add(statement.effect() == Effect.ALLOW ? "Allow" : "Deny");
        statement
                .principals()
                .ifPresent(element -> element.names()
                        .forEach(name -> lines.add((element.excluded() ? "  to everyone but " : "  to ") + name)));
        statement.actions().patterns().stream()
                .map(pattern -> (statement.actions().excluded() ? "  every action but " : "  ") + pattern.text())
                .sorted()
                .forEach(lines::add);
        statement
                .resources()
                .ifPresent(element -> element.patterns().stream()
                        .map(pattern -> (element.excluded() ? "  on everything but " : "  on ") + pattern.text())
                        .sorted()
                        .forEach(lines::add));
        statement.conditions().stream()
                .sorted(Comparator.comparing((Condition condition) -> condition.operator() + " " + condition.key()))
                .forEach(condition -> {
                    lines.add("  when " + condition.operator() + " " + condition.key());
                    condition.values().stream().sorted().forEach(value -> lines.add("    " + value));
                });
        return lines;
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return json(text)
                .map(node -> {
                    var lines = new ArrayList<String>();
                    collect("", node, lines);
                    return List.copyOf(lines);
                })
                .orElseGet(() -> text.lines().toList());
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A line for each value, with its path before it; the lines of a text each for itself. */
    private static void collect(String path, JsonNode node, List<String> lines) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), lines));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainerNode)) {
            for (var i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), lines);
            }
        } else if (node.isArray()) {
            // Such as the lines of a script: where one is added, the others stay what they were.
            node.forEach(each -> lines.add(path + "[]: " + each.asText()));
        } else {
            var text = node.asText().lines().toList();
            if (text.size() < 2) {
                lines.add(path + ": " + node.asText());
            } else {
                lines.add(path + ":");
                text.forEach(line -> lines.add("  " + line));
            }
        }
    }

    private static List<String> diff(List<String> before, List<String> after) {
        var patch = DiffUtils.diff(before, after);
        var lines = UnifiedDiffUtils.generateUnifiedDiff("before", "after", before, patch, CONTEXT);
        // Two lines of file names, then parts that each begin with their line numbers.
        return lines.stream()
                .skip(3)
                .map(line -> line.startsWith("@@ ") ? "…" : line)
                .toList();
    }
}
