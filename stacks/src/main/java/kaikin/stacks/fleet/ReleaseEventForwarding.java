package kaikin.stacks.fleet;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetDeadLetterConfigArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.contract.ReleaseEvents;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.events.EventPattern;

/** The rule that tells the hub when a release has ended in this account. */
public final class ReleaseEventForwarding extends ComponentResource {
    private static final String NAME = ReleaseEvents.FORWARDING_RULE;

    /**
     * The rule, its role and what keeps the events that do not arrive.
     *
     * @param hubBus the hub's bus, where the same stack makes it
     */
    public ReleaseEventForwarding(Deployment place, Optional<Resource> hubBus, ComponentResourceOptions options) {
        super("kaikin:fleet:ReleaseEventForwarding", NAME, options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var bus = place.hubArn("events", "event-bus/" + ReleaseEvents.BUS);
        var ruleArn = place.arn("events", "rule/" + NAME);
        var role = new ForwarderRole(place, ruleArn, bus, children);
        var unforwarded = new UnforwardedEvents(place, ruleArn, children);
        var rule = new EventRule(
                NAME,
                EventRuleArgs.builder()
                        .name(NAME)
                        .description("The hub hears how releases ended")
                        .eventPattern(EventPattern.releaseEnded())
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        new EventTarget(
                NAME,
                EventTargetArgs.builder()
                        .rule(rule.name())
                        .targetId("hub")
                        .arn(bus)
                        .roleArn(RoleNames.forwarder(place.account()).toString())
                        .deadLetterConfig(EventTargetDeadLetterConfigArgs.builder()
                                .arn(unforwarded.arn())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(Stream.of(Stream.of(role.policy()), Stream.of(unforwarded.whole()), hubBus.stream())
                                .flatMap(each -> each)
                                .toArray(Resource[]::new))
                        .build());
        registerOutputs(Map.of("rule", rule.name()));
    }
}
