package kaikin.sandbox.cloud;

import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.model.Plan;

/** A deployed event bus and its policy; the default bus of each account has none. */
public record EventBus(String arn, String account, Optional<NamedPolicy> policy) {
    /** The buses of one account. */
    static Stream<EventBus> in(Plan plan) {
        return plan.ofType("aws:cloudwatch/eventBus:EventBus").map(bus -> {
            var arn = bus.outputs().path("arn").asText();
            return new EventBus(arn, Arn.parse(arn).account(), policy(plan, bus.text("name")));
        });
    }

    private static Optional<NamedPolicy> policy(Plan plan, String bus) {
        return plan.ofType("aws:cloudwatch/eventBusPolicy:EventBusPolicy")
                .filter(policy -> policy.text("eventBusName").equals(bus))
                .map(policy -> new NamedPolicy(bus + " (bus)", PolicyDocument.parse(policy.text("policy"))))
                .findFirst();
    }
}
