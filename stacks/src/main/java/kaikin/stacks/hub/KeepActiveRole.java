package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import kaikin.contract.RoleNames;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;

/** Execution role of the daily schedules; EventBridge Scheduler assumes it, for their group only. */
public final class KeepActiveRole extends NarrowRole {
    public KeepActiveRole(Deployment place, String groupArn, ComponentResourceOptions options) {
        super(
                "kaikin:hub:KeepActiveRole",
                new Spec(
                        RoleNames.keepActive(place.hub()),
                        "Calls both functions once a day, for the daily schedules",
                        Trust.serviceFor("DailySchedules", "scheduler.amazonaws.com", place.account(), groupArn),
                        List.of(Allow.statement("CallTheFunctions")
                                .addAction("lambda:InvokeFunction")
                                .addResource(alias(place, OutcomeLambda.NAME))
                                .addResource(alias(place, WebhookLambda.NAME))
                                .build())),
                options);
    }

    private static String alias(Deployment place, String function) {
        return place.arn("lambda", "function:" + function + ":" + SnapStartFunction.ALIAS);
    }
}
