package kaikin.policies.plan;

import java.util.List;
import java.util.stream.Stream;

/** The resources of one stack, each after what it depends on. */
public record Plan(String stack, List<PlannedResource> resources) {
    public Plan {
        resources = List.copyOf(resources);
    }

    /** All resources of one type, such as {@code aws:iam/role:Role}. */
    public Stream<PlannedResource> ofType(String type) {
        return resources.stream().filter(resource -> resource.type().equals(type));
    }
}
