package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.RoleNames;
import kaikin.contract.ServerTag;
import kaikin.contract.UploadDocument;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;

/** Execution role of the upload schedule; EventBridge Scheduler assumes it, for that schedule's group only. */
public final class ScheduleRole extends NarrowRole {
    /**
     * The role, before its schedule.
     *
     * @param groupArn the schedule's group: it is what Scheduler gives as the source (the Scheduler user guide,
     *     «Confused deputy prevention»)
     */
    public ScheduleRole(Deployment place, String groupArn, ServerTag tag, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:ScheduleRole",
                new Spec(
                        RoleNames.schedule(place.account()),
                        "Starts the upload of ban lists, for the minute schedule",
                        Trust.serviceFor("MinuteSchedule", "scheduler.amazonaws.com", place.account(), groupArn),
                        List.of(Allow.sendDocument(place, UploadDocument.NAME), Allow.sendToServers(place, tag))),
                options);
    }
}
