package kaikin.sandbox.cloud;

import java.util.stream.Stream;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/**
 * A queue that Lambda reads for a function.
 *
 * @param functionArn of the function or of an alias of it
 * @param batchSize how many messages an event holds at most
 */
public record EventSourceMapping(String queueArn, String functionArn, int batchSize) {
    /** The mappings of one account. */
    static Stream<EventSourceMapping> in(Plan plan) {
        return plan.ofType("aws:lambda/eventSourceMapping:EventSourceMapping").map(EventSourceMapping::read);
    }

    private static EventSourceMapping read(PlannedResource mapping) {
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
