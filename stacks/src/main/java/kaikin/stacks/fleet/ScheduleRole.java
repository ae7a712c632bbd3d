package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.Roles;
import kaikin.contract.ServerTag;
import kaikin.contract.UploadDocument;
import kaikin.stacks.config.Place;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;

/** What EventBridge is when it starts the upload: for that one rule only. */
public final class ScheduleRole extends NarrowRole {
    public ScheduleRole(Place place, String ruleArn, ServerTag tag, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:ScheduleRole",
                new Spec(
                        Roles.schedule(place.account()),
                        "Starts the upload of ban lists, for the minute rule",
                        Trust.serviceFor("MinuteRule", "events.amazonaws.com", place.account(), ruleArn),
                        List.of(Allow.sendDocument(place, UploadDocument.NAME), Allow.sendToServers(place, tag))),
                options);
    }
}
