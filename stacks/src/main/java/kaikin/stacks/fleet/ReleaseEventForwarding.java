package kaikin.stacks.fleet;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import kaikin.contract.ReleaseEvents;
import kaikin.contract.Roles;
import kaikin.stacks.config.Place;
import kaikin.stacks.events.EventPattern;

/** The rule that tells the hub when a release has ended in this account. */
public final class ReleaseEventForwarding extends ComponentResource {
    private static final String NAME = ReleaseEvents.FORWARDING_RULE;

    public ReleaseEventForwarding(Place place, ComponentResourceOptions options) {
        super("kaikin:fleet:ReleaseEventForwarding", NAME, options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var bus = place.hubArn("events", "event-bus/" + ReleaseEvents.BUS);
        var role = new ForwarderRole(place, place.arn("events", "rule/" + NAME), bus, children);
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
                        .roleArn(Roles.forwarder(place.account()).toString())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(role.policy())
                        .build());
        registerOutputs(Map.of("rule", rule.name()));
    }
}
