package kaikin.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/**
 * A deployed queue.
 *
 * @param delay how long a message waits before anyone can receive it, unless it brings a delay of its own
 * @param visibilityTimeout how long nobody else sees a message that was received
 * @param retention how long a message is kept
 * @param redrive where messages go that were received too often
 */
public record Queue(
        String arn,
        Duration delay,
        Duration visibilityTimeout,
        Duration retention,
        Optional<Redrive> redrive,
        Optional<NamedPolicy> policy) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Queue {
        check(arn, "DelaySeconds", delay, 0, 900);
        check(arn, "VisibilityTimeout", visibilityTimeout, 0, 43_200);
        check(arn, "MessageRetentionPeriod", retention, 60, 1_209_600);
    }

    /**
     * The end of messages that nobody could handle.
     *
     * @param most how often a message is received before it goes there
     */
    public record Redrive(String queueArn, int most) {}

    public String name() {
        return Arn.parse(arn).resource();
    }

    public String account() {
        return Arn.parse(arn).account();
    }

    /** The URL by which its API names it. */
    public String url() {
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(Arn.parse(arn).region(), account(), name());
    }

    private static void check(String arn, String attribute, Duration value, long least, long most) {
        if (value.toSeconds() < least || value.toSeconds() > most) {
            throw new IllegalArgumentException("InvalidAttributeValue: %s of %s is not between %d and %d seconds"
                    .formatted(attribute, arn, least, most));
        }
    }

    /** The queues of one account, with their policies. */
    static Stream<Queue> in(Plan plan) {
        return plan.ofType("aws:sqs/queue:Queue").map(queue -> read(plan, queue));
    }

    private static Queue read(Plan plan, PlannedResource queue) {
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
                policy(plan, queue));
    }

    private static Duration seconds(PlannedResource queue, String input, long byDefault) {
        return Duration.ofSeconds(queue.inputs().path(input).asLong(byDefault));
    }

    private static Redrive redrive(PlannedResource queue, String text) {
        try {
            var policy = JSON.readTree(text);
            var most = policy.path("maxReceiveCount").asInt();
            if (most < 1 || most > 1000) {
                throw new IllegalArgumentException(queue.urn() + ": maxReceiveCount is not between 1 and 1000");
            }
            return new Redrive(policy.path("deadLetterTargetArn").asText(), most);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(queue.urn() + ": its redrivePolicy is not JSON", e);
        }
    }

    /** It may be written at the queue, or as a resource that names the queue's URL. */
    private static Optional<NamedPolicy> policy(Plan plan, PlannedResource queue) {
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
}
