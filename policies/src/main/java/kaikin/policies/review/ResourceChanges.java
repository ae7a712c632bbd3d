package kaikin.policies.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kaikin.policies.access.AttachedPolicy;
import kaikin.policies.access.ResourceTypes;
import kaikin.policies.model.ComparablePlan;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.review.ResourceChange.Kind;

/** The changes between two sets of plans, resource by resource, by their inputs. */
final class ResourceChanges {
    /** A longer value is named and not shown. */
    private static final int SHORT = 80;
    /** The types that AWS cannot change: a permission is deleted and added again. */
    private static final Set<String> NEVER_CHANGED = Set.of("aws:lambda/permission:Permission");

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
            // A component is no more than those that it groups.
            if (old == null && now != null && now.custom()) {
                changes.add(new ResourceChange(Kind.CREATED, now.urn(), List.of(), List.of(), List.of()));
            } else if (now == null && old != null && old.custom()) {
                changes.add(new ResourceChange(
                        Kind.DELETED, old.urn(), List.of(), List.of(), LostSafeguards.ofDeleted(old)));
            } else if (old != null && now != null && !old.inputs().equals(now.inputs())) {
                change(old, now).ifPresent(changes::add);
            }
        }
        var both = urns.stream()
                .filter(urn -> was.containsKey(urn) && is.containsKey(urn))
                .count();
        var changed = changes.stream()
                .filter(each -> each.kind() == Kind.CHANGED || each.kind() == Kind.REPLACED)
                .count();
        return new Review.Resources(changes, both - changed);
    }

    private static Optional<ResourceChange> change(PlannedResource old, PlannedResource now) {
        var was = leaves(old.inputs());
        var is = leaves(now.inputs());
        var paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        var details = new ArrayList<String>();
        var texts = new ArrayList<TextChange>();
        for (var path : paths) {
            var before = was.getOrDefault(path, "");
            var after = is.getOrDefault(path, "");
            if (before.equals(after)) {
                continue;
            }
            var isShort = before.length() <= SHORT && after.length() <= SHORT && !(before + after).contains("\n");
            details.add(isShort ? path + ": " + orNothing(before) + " → " + orNothing(after) : path);
            if (!isShort && !isPolicy(old, path)) {
                texts.add(TextChange.ofText(path, before, after));
            }
        }
        if (details.isEmpty()) {
            return Optional.empty();
        }
        texts.addAll(0, TextChange.ofPolicies("policy", AttachedPolicy.of(old), AttachedPolicy.of(now)));
        var replaced = !old.id().equals(now.id()) || NEVER_CHANGED.contains(now.type());
        return Optional.of(new ResourceChange(
                replaced ? Kind.REPLACED : Kind.CHANGED,
                now.urn(),
                details,
                texts,
                LostSafeguards.ofChanged(old.inputs(), now.inputs())));
    }

    /** Whether a path leads to a policy: those are told statement by statement. */
    private static boolean isPolicy(PlannedResource resource, String path) {
        return ResourceTypes.of(resource.type()).stream()
                        .flatMap(entry -> entry.policies().stream())
                        .anyMatch(place -> place.input().equals(path))
                || path.startsWith("inlinePolicies");
    }

    private static String orNothing(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private static Map<String, PlannedResource> byUrn(List<Plan> plans) {
        var resources = new TreeMap<String, PlannedResource>();
        plans.stream()
                .map(ComparablePlan::of)
                .flatMap(plan -> plan.resources().stream())
                .forEach(resource -> resources.put(resource.urn().value(), resource));
        return resources;
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
