package kaikin.stacks.hub;

import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventBusArgs;
import com.pulumi.aws.cloudwatch.EventBusPolicy;
import com.pulumi.aws.cloudwatch.EventBusPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.ReleaseEvents;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.PolicyJson;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * The event bus that the fleets forward ended releases to.
 *
 * <p>Its policy names their accounts, not their forwarder roles: reports differ on whether PutTargets asks it about the
 * rule's role or about who deploys. What it lets in is an event of Systems Manager itself; AWS refuses whoever puts one
 * with such a source by hand.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions.html">Permissions for
 *     event buses</a>
 */
final class HubBus extends ComponentResource {
    private static final String NAME = ReleaseEvents.BUS;

    private final EventBus bus;

    HubBus(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:HubBus", NAME, options);
        var children = CustomResourceOptions.builder().parent(this).build();
        bus = new EventBus(NAME, EventBusArgs.builder().name(NAME).build(), children);
        var arn = args.place().arn("events", "event-bus/" + NAME);
        letForward(
                args.fleets().stream()
                        .filter(fleet -> !fleet.equals(args.place().hub()))
                        .toList(),
                arn,
                children);
        registerOutputs(Map.of("arn", Output.of(arn)));
    }

    record Args(Deployment place, Set<AccountId> fleets) {}

    /** The bus itself, for the rules that forward to it. */
    Resource bus() {
        return bus;
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
                        .policy(PolicyJson.of(List.of(forward(others, arn))))
                        .build(),
                children);
    }

    /** One statement for all of them: the policy has 10,240 characters, and an account takes about 35 (EventBridge quotas). */
    private static IamStatement forward(List<AccountId> fleets, String busArn) {
        var statement = Allow.statement("EndedReleasesOfTheFleets");
        fleets.forEach(fleet -> statement.addPrincipal(IamPrincipalType.AWS, "arn:aws:iam::" + fleet + ":root"));
        return statement
                .addAction("events:PutEvents")
                .addResource(busArn)
                .addCondition(IamConditionOperator.STRING_EQUALS, "events:source", ReleaseEvents.SOURCE)
                .addCondition(IamConditionOperator.STRING_EQUALS, "events:detail-type", ReleaseEvents.DETAIL_TYPE)
                .build();
    }
}
