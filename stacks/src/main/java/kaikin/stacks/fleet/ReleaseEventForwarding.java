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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.contract.ReleaseEvents;
import kaikin.contract.RoleNames;
import kaikin.stacks.components.DeadLetterQueue;
import kaikin.stacks.components.EventPattern;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;

/** The rule that tells the hub when a release has ended in this account. */
final class ReleaseEventForwarding extends ComponentResource {
    private static final String NAME = ReleaseEvents.FORWARDING_RULE;

    ReleaseEventForwarding(Args args, ComponentResourceOptions options) {
        super("kaikin:fleet:ReleaseEventForwarding", NAME, options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var bus = args.place().hubArn("events", "event-bus/" + ReleaseEvents.BUS);
        var ruleArn = args.place().arn("events", "rule/" + NAME);
        var role = new ForwarderRole(new ForwarderRole.Args(args.place(), ruleArn, bus), children);
        var unforwarded = new UnforwardedEvents(
                new DeadLetterQueue.Args(args.place(), UnforwardedEvents.NAME, ruleArn), children);
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
                        .roleArn(RoleNames.forwarder(args.place().account()).toString())
                        .deadLetterConfig(EventTargetDeadLetterConfigArgs.builder()
                                .arn(unforwarded.arn())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(Stream.of(
                                        Stream.of(role.policy()),
                                        Stream.of(unforwarded.resources()),
                                        args.hubBus().stream())
                                .flatMap(each -> each)
                                .toArray(Resource[]::new))
                        .build());
        registerOutputs(Map.of("rule", rule.name()));
    }

    /**
     * Where it forwards from and to.
     *
     * @param hubBus the hub's bus, where the same stack makes it
     */
    record Args(Deployment place, Optional<Resource> hubBus) {}

    /** The role that EventBridge assumes to forward to the hub's bus, for that one rule only. */
    private static final class ForwarderRole extends NarrowRole {
        ForwarderRole(ForwarderRole.Args args, ComponentResourceOptions options) {
            super(
                    "kaikin:fleet:ForwarderRole",
                    new NarrowRole.Args(
                            RoleNames.forwarder(args.place().account()),
                            "Tells the hub how releases ended, for the rule that sees it",
                            Trust.serviceFor(
                                    "ForwardingRule",
                                    "events.amazonaws.com",
                                    args.place().account(),
                                    args.ruleArn()),
                            List.of(Allow.statement("PutEventsOnTheHubsBus")
                                    .addAction("events:PutEvents")
                                    .addResource(args.busArn())
                                    .build())),
                    options);
        }

        record Args(Deployment place, String ruleArn, String busArn) {}
    }

    /** The queue of what the forwarding rule could not put on the hub's bus. */
    static final class UnforwardedEvents extends DeadLetterQueue {
        static final String NAME = "kaikin-unforwarded-events";

        UnforwardedEvents(DeadLetterQueue.Args args, ComponentResourceOptions options) {
            super("kaikin:fleet:UnforwardedEvents", args, options);
        }
    }
}
