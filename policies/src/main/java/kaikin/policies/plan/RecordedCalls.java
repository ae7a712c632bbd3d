package kaikin.policies.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;

/** What a program has registered so far. The SDK registers from many threads. */
final class RecordedCalls {
    private final Map<Urn, PlannedResource> resources = new TreeMap<>(java.util.Comparator.comparing(Urn::value));

    synchronized void add(PlannedResource resource) {
        if (resources.put(resource.urn(), resource) != null) {
            throw new IllegalStateException("the program registers " + resource.urn() + " twice");
        }
    }

    synchronized void outputs(Urn urn, ObjectNode outputs) {
        Optional.ofNullable(resources.get(urn))
                .orElseThrow(() -> new IllegalStateException(urn + " was never registered"))
                .outputs()
                .setAll(outputs);
    }

    /** All resources by URN, but each after its parent and dependencies: equal programs give equal plans. */
    synchronized List<PlannedResource> inOrder() {
        var ordered = new LinkedHashMap<Urn, PlannedResource>();
        var visited = new HashSet<Urn>();
        resources.keySet().forEach(urn -> visit(urn, visited, ordered));
        return new ArrayList<>(ordered.values());
    }

    private void visit(Urn urn, Set<Urn> visited, Map<Urn, PlannedResource> ordered) {
        var resource = resources.get(urn);
        if (resource == null || !visited.add(urn)) {
            return;
        }
        resource.parent().ifPresent(parent -> visit(parent, visited, ordered));
        resource.dependencies().forEach(dependency -> visit(dependency, visited, ordered));
        ordered.put(urn, resource);
    }
}
