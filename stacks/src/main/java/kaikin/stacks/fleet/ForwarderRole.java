package kaikin.stacks.fleet;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** What EventBridge is when it forwards to the hub's bus: for that one rule only. */
public final class ForwarderRole extends NarrowRole {
    public ForwarderRole(Deployment place, String ruleArn, String busArn, ComponentResourceOptions options) {
        super(
                "kaikin:fleet:ForwarderRole",
                new Spec(
                        RoleNames.forwarder(place.account()),
                        "Tells the hub how releases ended, for the rule that sees it",
                        Trust.serviceFor("ForwardingRule", "events.amazonaws.com", place.account(), ruleArn),
                        List.of(putEvents(busArn))),
                options);
    }

    private static IamStatement putEvents(String busArn) {
        return Allow.statement("PutEventsOnTheHubsBus")
                .addAction("events:PutEvents")
                .addResource(busArn)
                .build();
    }
}
