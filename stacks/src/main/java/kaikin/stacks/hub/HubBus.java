package kaikin.stacks.hub;

import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventBusArgs;
import com.pulumi.aws.cloudwatch.EventBusPolicy;
import com.pulumi.aws.cloudwatch.EventBusPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.ReleaseEvents;
import kaikin.contract.Roles;
import kaikin.stacks.config.Place;
import kaikin.stacks.iam.PolicyJson;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The event bus that all fleets' forwarder roles, and nobody else, put events on. */
public final class HubBus extends ComponentResource {
    private static final String NAME = ReleaseEvents.BUS;

    private final EventBus bus;

    public HubBus(Place place, Set<AccountId> fleets, ComponentResourceOptions options) {
        super("kaikin:hub:HubBus", NAME, options);
        var children = CustomResourceOptions.builder().parent(this).build();
        bus = new EventBus(NAME, EventBusArgs.builder().name(NAME).build(), children);
        var arn = place.arn("events", "event-bus/" + NAME);
        letForward(fleets.stream().filter(fleet -> !fleet.equals(place.hub())).toList(), arn, children);
        registerOutputs(Map.of("arn", Output.of(arn)));
    }

    Output<String> name() {
        return bus.name();
    }

    /** The hub's own forwarder needs no word of the bus: within an account its own policy is enough. */
    private void letForward(List<AccountId> others, String arn, CustomResourceOptions children) {
        if (others.isEmpty()) {
            return;
        }
        new EventBusPolicy(
                NAME,
                EventBusPolicyArgs.builder()
                        .eventBusName(bus.name())
                        .policy(PolicyJson.of(others.stream()
                                .map(fleet -> forward(fleet, arn))
                                .toList()))
                        .build(),
                children);
    }

    private static IamStatement forward(AccountId fleet, String busArn) {
        return Trust.role("Fleet" + fleet, Roles.forwarder(fleet), List.of("events:PutEvents")).toBuilder()
                .addResource(busArn)
                .build();
    }
}
