package kaikin.stacks.hub;

import com.pulumi.aws.lambda.EventSourceMapping;
import com.pulumi.aws.lambda.EventSourceMappingArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import kaikin.contract.OutcomeCheck;
import kaikin.stacks.config.Deployment;

/**
 * The delayed queue by which the outcome function looks for every release, whether an event told of its end or not: the
 * events of Systems Manager are best effort.
 */
final class OutcomeCheckDelayQueue extends ComponentResource {
    private static final String NAME = OutcomeCheck.QUEUE;

    /** Six times the function's own: what Lambda's guide advises for a queue that feeds a function. */
    private static final int VISIBILITY_TIMEOUT = 6 * OutcomeLambda.TIMEOUT;

    /** With three minutes between them: a quarter of an hour for whatever AWS does not know yet. */
    private static final int TRIES = 5;

    OutcomeCheckDelayQueue(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:OutcomeChecks", NAME, options);
        var queue = new Queue(
                NAME,
                QueueArgs.builder()
                        .name(NAME)
                        .delaySeconds((int) OutcomeCheck.DELAY.toSeconds())
                        .visibilityTimeoutSeconds(VISIBILITY_TIMEOUT)
                        .redrivePolicy("{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(args.function().failed().arn(), TRIES))
                        .sqsManagedSseEnabled(true)
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(args.function().failed().resources())
                        .build());
        new EventSourceMapping(
                NAME,
                EventSourceMappingArgs.builder()
                        .eventSourceArn(args.place().arn("sqs", NAME))
                        .functionName(SnapStartFunction.aliasArn(args.place(), OutcomeLambda.NAME))
                        .batchSize(1)
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(
                                queue,
                                args.function().policy(),
                                args.function().function().alias())
                        .build());
        registerOutputs(Map.of("queue", queue.name()));
    }

    record Args(Deployment place, OutcomeLambda function) {}
}
