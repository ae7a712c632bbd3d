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
import kaikin.contract.Roles;
import kaikin.stacks.config.Place;

/**
 * The schedules that call both functions once a day: after fourteen days without a call Lambda takes a version's
 * snapshot away, and the next person would get no answer.
 */
public final class KeepActiveSchedules extends ComponentResource {
    /** Of their group, which the metrics and the role's trust go by. */
    public static final String NAME = Roles.KEEP_ACTIVE;

    public KeepActiveSchedules(
            Place place, WebhookFunction webhook, OutcomeFunction outcome, ComponentResourceOptions options) {
        super("kaikin:hub:KeepActiveSchedules", NAME, options);
        var role = new KeepActiveRole(
                place,
                place.arn("scheduler", "schedule-group/" + NAME),
                ComponentResourceOptions.builder().parent(this).build());
        var group = new ScheduleGroup(
                NAME,
                ScheduleGroupArgs.builder().name(NAME).build(),
                CustomResourceOptions.builder().parent(this).build());
        daily(WebhookFunction.NAME, place, group, role, webhook.function());
        daily(OutcomeFunction.NAME, place, group, role, outcome.function());
        registerOutputs(Map.of("group", group.name()));
    }

    private void daily(String function, Place place, ScheduleGroup group, KeepActiveRole role, BotFunction called) {
        new Schedule(
                function,
                ScheduleArgs.builder()
                        .name(function)
                        .description("Keeps the snapshot of " + function + " active")
                        .groupName(group.name())
                        .scheduleExpression("rate(1 day)")
                        .flexibleTimeWindow(ScheduleFlexibleTimeWindowArgs.builder()
                                .mode("OFF")
                                .build())
                        .target(ScheduleTargetArgs.builder()
                                .arn(place.arn("lambda", "function:" + function + ":" + BotFunction.ALIAS))
                                .roleArn(Roles.keepActive(place.hub()).toString())
                                .input(KeepActive.EVENT)
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(role.policy(), called.alias())
                        .build());
    }
}
