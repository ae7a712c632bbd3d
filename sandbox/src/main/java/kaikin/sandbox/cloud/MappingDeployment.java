package kaikin.sandbox.cloud;

import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** The queues that Lambda reads for functions. */
record MappingDeployment(Plan plan) {
    Stream<EventSourceMapping> mappings() {
        return plan.ofType("aws:lambda/eventSourceMapping:EventSourceMapping").map(MappingDeployment::mapping);
    }

    private static EventSourceMapping mapping(PlannedResource mapping) {
        var inputs = mapping.inputs();
        if (!inputs.path("functionResponseTypes").isEmpty()
                || !inputs.path("filterCriteria").isEmpty()) {
            throw new IllegalArgumentException(
                    mapping.urn() + ": the sandbox knows neither filters nor partial batch responses");
        }
        return new EventSourceMapping(
                mapping.text("eventSourceArn"),
                mapping.text("functionName"),
                inputs.path("batchSize").asInt(10));
    }
}
