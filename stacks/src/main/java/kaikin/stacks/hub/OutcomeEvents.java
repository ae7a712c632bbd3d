package kaikin.stacks.hub;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetDeadLetterConfigArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.ReleaseEvents;
import kaikin.stacks.components.EventPattern;
import kaikin.stacks.config.Deployment;

/** The rule that calls the outcome function when a release has ended in one of the fleets. */
final class OutcomeEvents extends ComponentResource {
    private static final String NAME = ReleaseEvents.OUTCOME_RULE;

    OutcomeEvents(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:OutcomeEvents", NAME, options);
        var children = CustomResourceOptions.builder().parent(this).build();
        var rule = new EventRule(
                NAME,
                EventRuleArgs.builder()
                        .name(NAME)
                        .description("A release has ended: tell in the chat how")
                        .eventBusName(args.bus().name())
                        .eventPattern(EventPattern.releaseEndedIn(args.fleets()))
                        .build(),
                children);
        var failed = args.function().failed();
        new EventTarget(
                NAME,
                EventTargetArgs.builder()
                        .rule(rule.name())
                        .eventBusName(args.bus().name())
                        .targetId("outcome")
                        .arn(SnapStartFunction.aliasArn(args.place(), OutcomeLambda.NAME))
                        .deadLetterConfig(EventTargetDeadLetterConfigArgs.builder()
                                .arn(failed.arn())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(Stream.concat(
                                        Stream.of(permission(args.place(), args.function(), children)),
                                        Stream.of(failed.resources()))
                                .toArray(Resource[]::new))
                        .build());
        registerOutputs(Map.of("rule", rule.name()));
    }

    record Args(Deployment place, Set<AccountId> fleets, HubBus bus, OutcomeLambda function) {}

    /** A rule's ARN names its bus, unless that is the default one. */
    static String ruleArn(Deployment place) {
        return place.arn("events", "rule/" + ReleaseEvents.BUS + "/" + NAME);
    }

    private static Permission permission(Deployment place, OutcomeLambda function, CustomResourceOptions options) {
        return new Permission(
                NAME,
                PermissionArgs.builder()
                        .statementId("OutcomeRule")
                        .action("lambda:InvokeFunction")
                        .function(OutcomeLambda.NAME)
                        .qualifier(function.function().alias().name())
                        .principal("events.amazonaws.com")
                        .sourceAccount(place.account().value())
                        .sourceArn(ruleArn(place))
                        .build(),
                options);
    }
}
