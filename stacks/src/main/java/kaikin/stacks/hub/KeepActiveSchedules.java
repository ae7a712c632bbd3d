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
import java.util.Map;
import kaikin.contract.KeepActive;
import kaikin.contract.RoleNames;
import kaikin.contract.SelfCheck;
import kaikin.stacks.config.Deployment;

/**
 * The schedules that call both functions once a day: after fourteen days without a call Lambda takes a version's
 * snapshot away, and the next person would get no answer. The webhook function is called once an hour as well, to look
 * how old the lists are: in the same role, which may do just that.
 */
public final class KeepActiveSchedules extends ComponentResource {
    /** Of their group, which the metrics and the role's trust go by. */
    public static final String NAME = RoleNames.KEEP_ACTIVE;

    private static final String SELF_CHECK = "kaikin-self-check";

    public KeepActiveSchedules(
            Deployment place, WebhookLambda webhook, OutcomeLambda outcome, ComponentResourceOptions options) {
        super("kaikin:hub:KeepActiveSchedules", NAME, options);
        var role = new KeepActiveRole(
                place,
                place.arn("scheduler", "schedule-group/" + NAME),
                ComponentResourceOptions.builder().parent(this).build());
        var group = new ScheduleGroup(
                NAME,
                ScheduleGroupArgs.builder().name(NAME).build(),
                CustomResourceOptions.builder().parent(this).build());
        daily(WebhookLambda.NAME, place, group, role, webhook.function());
        daily(OutcomeLambda.NAME, place, group, role, outcome.function());
        call(
                new Call(
                        SELF_CHECK,
                        "Counts how old the ban lists are",
                        "rate(1 hour)",
                        WebhookLambda.NAME,
                        SelfCheck.EVENT),
                place,
                group,
                role,
                webhook.function());
        registerOutputs(Map.of("group", group.name()));
    }

    private void daily(
            String function, Deployment place, ScheduleGroup group, KeepActiveRole role, SnapStartFunction called) {
        var call = new Call(
                function, "Keeps the snapshot of " + function + " active", "rate(1 day)", function, KeepActive.EVENT);
        call(call, place, group, role, called);
    }

    /** What one schedule does, and how often. */
    private record Call(String name, String description, String expression, String function, String event) {}

    private void call(Call call, Deployment place, ScheduleGroup group, KeepActiveRole role, SnapStartFunction called) {
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
                                .arn(place.arn("lambda", "function:" + call.function() + ":" + SnapStartFunction.ALIAS))
                                .roleArn(RoleNames.keepActive(place.hub()).toString())
                                .input(call.event())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(role.policy(), called.alias())
                        .build());
    }
}
