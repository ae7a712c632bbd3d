package kaikin.stacks.monitoring;

import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.PolicyJson;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The topic of one account's alarms: mail to one address, once that has confirmed. */
public final class AlarmTopic extends ComponentResource {
    private static final String NAME = "kaikin-alarms";

    private final String arn;
    private final Topic topic;

    public AlarmTopic(Args args, ComponentResourceOptions options) {
        super("kaikin:watch:AlarmTopic", NAME, options);
        arn = args.place().arn("sns", NAME);
        var children = CustomResourceOptions.builder().parent(this).build();
        topic = new Topic(
                NAME,
                TopicArgs.builder()
                        .name(NAME)
                        // Not encrypted: with the AWS managed key CloudWatch could not publish (the SNS guide).
                        .policy(PolicyJson.of(List.of(publish(args.place(), arn))))
                        .build(),
                children);
        new TopicSubscription(
                NAME,
                TopicSubscriptionArgs.builder()
                        .topic(topic.arn())
                        .protocol("email")
                        .endpoint(args.address())
                        .build(),
                children);
        registerOutputs(Map.of("arn", Output.of(arn)));
    }

    /**
     * Whose alarms it takes, and where they go.
     *
     * @param address of mail
     */
    public record Args(Deployment place, String address) {}

    String arn() {
        return arn;
    }

    Resource topic() {
        return topic;
    }

    /** For our alarms of this account: no other account's alarm can write to us. */
    private static IamStatement publish(Deployment place, String arn) {
        return Allow.statement("OurAlarms")
                .addPrincipal(IamPrincipalType.SERVICE, "cloudwatch.amazonaws.com")
                .addAction("sns:Publish")
                .addResource(arn)
                .addCondition(
                        IamConditionOperator.STRING_EQUALS,
                        "aws:SourceAccount",
                        place.account().value())
                .addCondition(
                        IamConditionOperator.ARN_LIKE,
                        "aws:SourceArn",
                        place.arn("cloudwatch", "alarm:" + AlarmName.PREFIX + "*"))
                .build();
    }
}
