package kaikin.sandbox.cloud;

import java.time.Duration;
import java.util.Optional;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;

/**
 * A deployed queue.
 *
 * @param delay how long a message waits before anybody can receive it, unless it brings a delay of its own
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

    /** By which its API names it. */
    public String url() {
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(Arn.parse(arn).region(), account(), name());
    }

    private static void check(String arn, String attribute, Duration value, long least, long most) {
        if (value.toSeconds() < least || value.toSeconds() > most) {
            throw new IllegalArgumentException("InvalidAttributeValue: %s of %s is not between %d and %d seconds"
                    .formatted(attribute, arn, least, most));
        }
    }
}
