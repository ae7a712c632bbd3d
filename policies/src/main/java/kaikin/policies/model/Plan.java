package kaikin.policies.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The resources of one stack, each after what it depends on.
 *
 * @param sources where the program makes them, as far as that is known
 */
public record Plan(String stack, List<PlannedResource> resources, SourceMap sources) {
    public Plan {
        resources = List.copyOf(resources);
    }

    /** A plan of an unknown program. */
    public Plan(String stack, List<PlannedResource> resources) {
        this(stack, resources, SourceMap.NONE);
    }

    /** All resources of one type, such as {@code aws:iam/role:Role}. */
    public Stream<PlannedResource> ofType(String type) {
        return resources.stream().filter(resource -> resource.type().equals(type));
    }
}
