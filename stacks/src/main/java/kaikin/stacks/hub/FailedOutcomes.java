package kaikin.stacks.hub;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** Where events go that the outcome function failed on three times: somebody waits for those answers. */
final class FailedOutcomes extends ComponentResource {
    static final String NAME = "kaikin-failed-outcomes";

    private final Queue queue;

    FailedOutcomes(ComponentResourceOptions options) {
        super("kaikin:hub:FailedOutcomes", NAME, options);
        queue = new Queue(
                NAME,
                QueueArgs.builder()
                        .name(NAME)
                        // The longest that SQS keeps a message: fourteen days.
                        .messageRetentionSeconds(14 * 24 * 60 * 60)
                        .sqsManagedSseEnabled(true)
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of("arn", queue.arn()));
    }

    Queue queue() {
        return queue;
    }
}
