package kaikin.stacks.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pulumi.aws.scheduler.Schedule;
import com.pulumi.aws.scheduler.ScheduleArgs;
import com.pulumi.aws.scheduler.ScheduleGroup;
import com.pulumi.aws.scheduler.ScheduleGroupArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleFlexibleTimeWindowArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetRetryPolicyArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaikin.contract.RoleNames;
import kaikin.contract.ServerTag;
import kaikin.contract.UploadDocument;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;

/**
 * The schedule that has every server upload its ban list, once a minute.
 *
 * <p>EventBridge Scheduler calls SendCommand itself, because a rule's Run Command target can set neither MaxErrors nor a
 * time-out: with their defaults one failing server stops the rest, and one that is off gathers an hour of commands.
 */
final class BanListUploadSchedule extends ComponentResource {
    /** Also the name of its group, which the metrics and the role's trust go by. */
    private static final String NAME = UploadDocument.NAME;

    private static final int MINUTE = 60;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    BanListUploadSchedule(Args args, ComponentResourceOptions options) {
        super("kaikin:fleet:BanListUploadSchedule", NAME, options);
        var role = new ScheduleRole(
                new ScheduleRole.Args(
                        args.place(), args.place().arn("scheduler", "schedule-group/" + NAME), args.tag()),
                ComponentResourceOptions.builder().parent(this).build());
        var group = new ScheduleGroup(
                NAME,
                ScheduleGroupArgs.builder().name(NAME).build(),
                CustomResourceOptions.builder().parent(this).build());
        var schedule = new Schedule(
                NAME,
                ScheduleArgs.builder()
                        .name(NAME)
                        .description("Every server uploads its ban list")
                        .groupName(group.name())
                        .scheduleExpression("rate(1 minute)")
                        .flexibleTimeWindow(ScheduleFlexibleTimeWindowArgs.builder()
                                .mode("OFF")
                                .build())
                        .target(ScheduleTargetArgs.builder()
                                .arn("arn:aws:scheduler:::aws-sdk:ssm:sendCommand")
                                .roleArn(RoleNames.schedule(args.place().account())
                                        .toString())
                                .input(command(args.tag()))
                                // The next minute is the next try.
                                .retryPolicy(ScheduleTargetRetryPolicyArgs.builder()
                                        .maximumRetryAttempts(0)
                                        .maximumEventAgeInSeconds(MINUTE)
                                        .build())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(role.policy(), args.upload().document())
                        .build());
        registerOutputs(Map.of("schedule", schedule.name()));
    }

    record Args(Deployment place, ServerTag tag, ServerDocument upload) {}

    /** Prints the parameters of SendCommand: to all servers at once, whatever some of them answer, and for this minute alone. */
    private static String command(ServerTag tag) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(Map.of(
                    "DocumentName",
                    UploadDocument.NAME,
                    "Targets",
                    List.of(new TreeMap<>(Map.of("Key", "tag:" + tag.key(), "Values", List.of(tag.value())))),
                    "MaxConcurrency",
                    "100%",
                    "MaxErrors",
                    "100%",
                    "TimeoutSeconds",
                    MINUTE)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Execution role of the upload schedule; EventBridge Scheduler assumes it, for that schedule's group only. */
    private static final class ScheduleRole extends NarrowRole {
        ScheduleRole(ScheduleRole.Args args, ComponentResourceOptions options) {
            super(
                    "kaikin:fleet:ScheduleRole",
                    new NarrowRole.Args(
                            RoleNames.schedule(args.place().account()),
                            "Starts the upload of ban lists, for the minute schedule",
                            Trust.serviceFor(
                                    "MinuteSchedule",
                                    "scheduler.amazonaws.com",
                                    args.place().account(),
                                    args.groupArn()),
                            List.of(
                                    Allow.sendDocument(args.place(), UploadDocument.NAME),
                                    Allow.sendToServers(args.place(), args.tag()))),
                    options);
        }

        /**
         * Whose uploads it starts, and for what.
         *
         * @param groupArn the schedule's group: it is what Scheduler gives as the source (the Scheduler user guide,
         *     "Confused deputy prevention")
         */
        record Args(Deployment place, String groupArn, ServerTag tag) {}
    }
}
