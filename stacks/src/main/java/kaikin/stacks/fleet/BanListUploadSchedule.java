package kaikin.stacks.fleet;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetRunCommandTargetArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import kaikin.contract.Roles;
import kaikin.contract.ServerTag;
import kaikin.contract.UploadDocument;
import kaikin.stacks.config.Place;

/** The rule that has every server upload its ban list, once a minute. */
public final class BanListUploadSchedule extends ComponentResource {
    private static final String NAME = UploadDocument.NAME;

    public BanListUploadSchedule(Place place, ServerTag tag, ServerDocument upload, ComponentResourceOptions options) {
        super("kaikin:fleet:BanListUploadSchedule", NAME, options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var role = new ScheduleRole(place, place.arn("events", "rule/" + NAME), tag, children);
        var rule = new EventRule(
                NAME,
                EventRuleArgs.builder()
                        .name(NAME)
                        .description("Every server uploads its ban list")
                        .scheduleExpression("rate(1 minute)")
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        new EventTarget(
                NAME,
                EventTargetArgs.builder()
                        .rule(rule.name())
                        .targetId("servers")
                        .arn(place.arn("ssm", "document/" + NAME))
                        .roleArn(Roles.schedule(place.account()).toString())
                        .runCommandTargets(EventTargetRunCommandTargetArgs.builder()
                                .key("tag:" + tag.key())
                                .values(tag.value())
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(role.policy(), upload.document())
                        .build());
        registerOutputs(Map.of("rule", rule.name()));
    }
}
