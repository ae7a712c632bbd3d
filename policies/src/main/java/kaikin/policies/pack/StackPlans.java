package kaikin.policies.pack;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** The plans that are looked at together: one stack, or all that belong together. */
public final class StackPlans {
    private final List<Plan> plans;

    public StackPlans(List<Plan> plans) {
        this.plans = List.copyOf(plans);
    }

    public List<Plan> plans() {
        return plans;
    }

    /** The resources of all stacks. */
    public Stream<PlannedResource> resources() {
        return plans.stream().flatMap(plan -> plan.resources().stream());
    }

    /** The resources of one type, in all stacks. */
    public Stream<PlannedResource> ofType(String type) {
        return plans.stream().flatMap(plan -> plan.ofType(type));
    }

    /** The resources of one type that are in the same stack as another one. */
    public Stream<PlannedResource> beside(PlannedResource resource, String type) {
        return plans.stream()
                .filter(plan -> plan.stack().equals(resource.urn().stack()))
                .flatMap(plan -> plan.ofType(type));
    }
}
