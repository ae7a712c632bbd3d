package kaikin.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message that has the outcome function look how a release ended, in case no event says so: events of Systems Manager
 * are best effort. The webhook function puts one into a queue for each release that it starts, and the queue delivers
 * it later.
 *
 * @param account where the command runs
 * @param command its id
 * @param address what is to be freed, in canonical form
 * @param attempt whose try goes on, where an operator sends again what nobody could be told; empty for a try of its own
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-eventbridge-events.html">
 *     Monitoring Systems Manager events with Amazon EventBridge</a>
 */
public record OutcomeCheck(AccountId account, String command, String address, Optional<String> attempt) {
    /** The hub's queue of these messages. */
    public static final String QUEUE = "kaikin-outcome-checks";

    /** The hub's queue of what nobody could be told. */
    public static final String FAILED_QUEUE = "kaikin-failed-outcomes";

    /** The queue keeps a message back for so long: by then every command has ended, and its event would have come. */
    public static final Duration DELAY = ReleaseDocument.LONGEST.plusMinutes(1);

    private static final Pattern MESSAGE = Pattern.compile(
            "kaikin-outcome-check/1 account=([0-9]{12})"
                    + " command=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) address=([0-9a-f.:]{2,45})(?: attempt=([0-9a-zA-Z-]{1,64}))?");

    /** A check that is a try of its own. */
    public OutcomeCheck(AccountId account, String command, String address) {
        this(account, command, address, Optional.empty());
    }

    /** The queue as SQS names it in what it delivers. */
    public static String queueArn(AccountId hub, String region) {
        return "arn:aws:sqs:" + region + ":" + hub + ":" + QUEUE;
    }

    /** Reads a message; empty where it is none of ours. */
    public static Optional<OutcomeCheck> parse(String message) {
        var match = MESSAGE.matcher(message);
        return match.matches()
                ? Optional.of(new OutcomeCheck(
                        new AccountId(match.group(1)),
                        match.group(2),
                        match.group(3),
                        Optional.ofNullable(match.group(4))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "kaikin-outcome-check/1 account=%s command=%s address=%s".formatted(account, command, address)
                + attempt.map(each -> " attempt=" + each).orElse("");
    }
}
