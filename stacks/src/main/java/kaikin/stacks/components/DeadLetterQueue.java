package kaikin.stacks.components;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
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

/** A queue that keeps what one rule of EventBridge could not deliver; nobody but that rule is let in by its policy. */
public abstract class DeadLetterQueue extends ComponentResource {
    private static final int LONGEST_RETENTION = 14 * 24 * 60 * 60;

    private final String arn;
    private final Queue queue;
    private final QueuePolicy policy;

    protected DeadLetterQueue(String type, Args args, ComponentResourceOptions options) {
        super(type, args.name(), options);
        var children = CustomResourceOptions.builder().parent(this).build();
        arn = args.place().arn("sqs", args.name());
        queue = new Queue(
                args.name(),
                QueueArgs.builder()
                        .name(args.name())
                        .messageRetentionSeconds(LONGEST_RETENTION)
                        .sqsManagedSseEnabled(true)
                        .build(),
                children);
        policy = new QueuePolicy(
                args.name(),
                QueuePolicyArgs.builder()
                        .queueUrl(queue.url())
                        .policy(PolicyJson.of(List.of(Allow.statement("UndeliveredEvents")
                                .addPrincipal(IamPrincipalType.SERVICE, "events.amazonaws.com")
                                .addAction("sqs:SendMessage")
                                .addResource(arn)
                                .addCondition(
                                        IamConditionOperator.STRING_EQUALS,
                                        "aws:SourceAccount",
                                        args.place().account().value())
                                .addCondition(IamConditionOperator.ARN_EQUALS, "aws:SourceArn", args.ruleArn())
                                .build())))
                        .build(),
                children);
        registerOutputs(Map.of("arn", queue.arn()));
    }

    /**
     * What makes one queue different from another.
     *
     * @param ruleArn the rule whose events it takes
     */
    public record Args(Deployment place, String name, String ruleArn) {}

    public String arn() {
        return arn;
    }

    /** The resources that must be there before anything is sent to it. */
    public Resource[] resources() {
        return new Resource[] {queue, policy};
    }
}
