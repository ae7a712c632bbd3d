package kaikin.stacks.hub;

import com.pulumi.aws.scheduler.Schedule;
import com.pulumi.aws.scheduler.ScheduleArgs;
import com.pulumi.aws.scheduler.ScheduleGroup;
import com.pulumi.aws.scheduler.ScheduleGroupArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleFlexibleTimeWindowArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import kaikin.contract.KeepActive;
import kaikin.contract.RoleNames;
import kaikin.contract.SelfCheck;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;

/**
 * The schedules that call both functions once a day: after fourteen days without a call Lambda takes a version's
 * snapshot away, and the next person would get no answer. The webhook function is called once an hour as well, to look
 * how old the lists are: in the same role, which may do just that.
 */
final class KeepActiveSchedules extends ComponentResource {
    /** Of their group, which the metrics and the role's trust go by. */
    static final String NAME = RoleNames.KEEP_ACTIVE;

    private static final String SELF_CHECK = "kaikin-self-check";

    KeepActiveSchedules(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:KeepActiveSchedules", NAME, options);
        var role = new KeepActiveRole(
                new KeepActiveRole.Args(args.place(), args.place().arn("scheduler", "schedule-group/" + NAME)),
                ComponentResourceOptions.builder().parent(this).build());
        var group = new ScheduleGroup(
                NAME,
                ScheduleGroupArgs.builder().name(NAME).build(),
                CustomResourceOptions.builder().parent(this).build());
        for (var function : List.of(args.webhook().function(), args.outcome().function())) {
            var name = function.name();
            var call = new Call(
                    name, "Keeps the snapshot of " + name + " active", "rate(1 day)", function, KeepActive.EVENT);
            call(call, args.place(), group, role);
        }
        var selfCheck = new Call(
                SELF_CHECK,
                "Counts how old the ban lists are",
                "rate(1 hour)",
                args.webhook().function(),
                SelfCheck.EVENT);
        call(selfCheck, args.place(), group, role);
        registerOutputs(Map.of("group", group.name()));
    }

    record Args(Deployment place, WebhookLambda webhook, OutcomeLambda outcome) {}

    /** A call that one schedule makes, and how often. */
    private record Call(String name, String description, String expression, SnapStartFunction function, String event) {}

    private void call(Call call, Deployment place, ScheduleGroup group, KeepActiveRole role) {
        new Schedule(
                call.name(),
                ScheduleArgs.builder()
                        .name(call.name())
                        .description(call.description())
                        .groupName(group.name())
                        .scheduleExpression(call.expression())
                        .flexibleTimeWindow(ScheduleFlexibleTimeWindowArgs.builder()
                                .mode("OFF")
                                .build())
                        .target(ScheduleTargetArgs.builder()
                                .arn(SnapStartFunction.aliasArn(
                                        place, call.function().name()))
                                .roleArn(RoleNames.keepActive(place.hub()).toString())
                                .input(call.event())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(role.policy(), call.function().alias())
                        .build());
    }

    /** Execution role of the daily schedules; EventBridge Scheduler assumes it, for their group only. */
    private static final class KeepActiveRole extends NarrowRole {
        KeepActiveRole(KeepActiveRole.Args args, ComponentResourceOptions options) {
            super(
                    "kaikin:hub:KeepActiveRole",
                    new NarrowRole.Args(
                            RoleNames.keepActive(args.place().hub()),
                            "Calls both functions once a day, for the daily schedules",
                            Trust.serviceFor(
                                    "DailySchedules",
                                    "scheduler.amazonaws.com",
                                    args.place().account(),
                                    args.groupArn()),
                            List.of(Allow.statement("CallTheFunctions")
                                    .addAction("lambda:InvokeFunction")
                                    .addResource(SnapStartFunction.aliasArn(args.place(), OutcomeLambda.NAME))
                                    .addResource(SnapStartFunction.aliasArn(args.place(), WebhookLambda.NAME))
                                    .build())),
                    options);
        }

        record Args(Deployment place, String groupArn) {}
    }
}
