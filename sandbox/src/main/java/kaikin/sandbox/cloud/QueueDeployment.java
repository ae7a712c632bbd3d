package kaikin.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** The queues of one account, with their policies. */
record QueueDeployment(Plan plan) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Stream<Queue> queues() {
        return plan.ofType("aws:sqs/queue:Queue").map(this::queue);
    }

    /** SQS's check when a queue is made: where its messages end must exist by then. */
    static void check(Queue queue, Predicate<String> exists) {
        queue.redrive().map(Queue.Redrive::queueArn).filter(exists.negate()).ifPresent(missing -> {
            throw new IllegalArgumentException(
                    "InvalidParameterValue: RedrivePolicy of %s: the dead-letter target %s does not exist"
                            .formatted(queue.arn(), missing));
        });
    }

    private Queue queue(PlannedResource queue) {
        if (queue.inputs().path("fifoQueue").asBoolean()) {
            throw new IllegalArgumentException(queue.urn() + ": the sandbox knows standard queues only");
        }
        var arn = queue.outputs().path("arn").asText();
        return new Queue(
                arn,
                seconds(queue, "delaySeconds", 0),
                seconds(queue, "visibilityTimeoutSeconds", 30),
                seconds(queue, "messageRetentionSeconds", 345_600),
                queue.find("redrivePolicy").filter(text -> !text.isEmpty()).map(text -> redrive(queue, text)),
                policy(queue));
    }

    private static Duration seconds(PlannedResource queue, String input, long byDefault) {
        return Duration.ofSeconds(queue.inputs().path(input).asLong(byDefault));
    }

    private static Queue.Redrive redrive(PlannedResource queue, String text) {
        var policy = json(queue, text);
        var most = policy.path("maxReceiveCount").asInt();
        if (most < 1 || most > 1000) {
            throw new IllegalArgumentException(queue.urn() + ": maxReceiveCount is not between 1 and 1000");
        }
        return new Queue.Redrive(policy.path("deadLetterTargetArn").asText(), most);
    }

    /** It may be written at the queue, or as a resource that names the queue's URL. */
    private Optional<NamedPolicy> policy(PlannedResource queue) {
        var name = queue.text("name");
        return Stream.concat(
                        queue.find("policy").stream(),
                        plan.ofType("aws:sqs/queuePolicy:QueuePolicy")
                                .filter(policy -> policy.text("queueUrl").endsWith("/" + name))
                                .map(policy -> policy.text("policy")))
                .filter(text -> !text.isEmpty())
                .map(text -> new NamedPolicy(name + " (queue)", PolicyDocument.parse(text)))
                .findFirst();
    }

    private static JsonNode json(PlannedResource queue, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(queue.urn() + ": its redrivePolicy is not JSON", e);
        }
    }
}
