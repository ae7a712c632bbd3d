package kaikin.policies.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kaikin.policies.plan.Neutral;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;
import kaikin.policies.review.ResourceChange.Kind;

/** What lies between two sets of plans, resource by resource, by their inputs. */
final class ResourceChanges {
    /** A longer value is named and not shown. */
    private static final int SHORT = 80;

    private ResourceChanges() {}

    static Review.Resources between(List<Plan> before, List<Plan> after) {
        var was = byUrn(before);
        var is = byUrn(after);
        var urns = new TreeSet<>(was.keySet());
        urns.addAll(is.keySet());
        var changes = new ArrayList<ResourceChange>();
        for (var urn : urns) {
            var old = was.get(urn);
            var now = is.get(urn);
            if (old == null && now != null) {
                changes.add(new ResourceChange(Kind.ADDED, now.urn(), List.of()));
            } else if (now == null && old != null) {
                changes.add(new ResourceChange(Kind.REMOVED, old.urn(), List.of()));
            } else if (old != null && now != null) {
                var details = details(old.inputs(), now.inputs());
                if (!details.isEmpty()) {
                    changes.add(new ResourceChange(Kind.CHANGED, now.urn(), details));
                }
            }
        }
        return new Review.Resources(changes, urns.size() - changes.size());
    }

    private static Map<String, PlannedResource> byUrn(List<Plan> plans) {
        var resources = new TreeMap<String, PlannedResource>();
        plans.stream()
                .map(Neutral::of)
                .flatMap(plan -> plan.resources().stream())
                .forEach(resource -> resources.put(resource.urn().value(), resource));
        return resources;
    }

    private static List<String> details(JsonNode before, JsonNode after) {
        var was = leaves(before);
        var is = leaves(after);
        var paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        return paths.stream()
                .filter(path -> !was.getOrDefault(path, "").equals(is.getOrDefault(path, "")))
                .map(path -> path + values(was.getOrDefault(path, "nothing"), is.getOrDefault(path, "nothing")))
                .toList();
    }

    private static String values(String before, String after) {
        var isShort = before.length() <= SHORT && after.length() <= SHORT;
        return isShort && !(before + after).contains("\n") ? ": " + before + " → " + after : "";
    }

    private static Map<String, String> leaves(JsonNode node) {
        var leaves = new LinkedHashMap<String, String>();
        collect("", node, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves));
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), leaves);
            }
        } else {
            leaves.put(path, text(node));
        }
    }

    /** A number is the same whether it was written as 1 or as 1.0. */
    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asText();
    }
}
