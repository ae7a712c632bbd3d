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
            var name = bus.text("name");
            var policy = plan.ofType("aws:cloudwatch/eventBusPolicy:EventBusPolicy")
                    .filter(each -> each.text("eventBusName").equals(name))
                    .map(each -> new NamedPolicy(name + " (bus)", PolicyDocument.parse(each.text("policy"))))
                    .findFirst();
            return new EventBus(arn, Arn.parse(arn).account(), policy);
        });
    }
}
