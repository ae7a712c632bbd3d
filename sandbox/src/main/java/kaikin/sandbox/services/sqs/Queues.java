package kaikin.sandbox.services.sqs;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.AwsException;

/** All queues, for those whom their own policies and the queues' let. */
public final class Queues {
    private final Authorizer authorizer;
    private final Clock clock;
    private final Map<String, MessageQueue> queues = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Queues(Cloud cloud, Authorizer authorizer, Clock clock) {
        this.authorizer = authorizer;
        this.clock = clock;
        cloud.queues().forEach(queue -> queues.put(queue.arn(), new MessageQueue(queue)));
    }

    /** Has someone told whenever a message may have become visible that was not delayed. */
    public void onMessage(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * A service puts a message into a queue.
     *
     * @param caller the service, or the role that it has taken for this
     * @return whether the queue has it: it must exist, and the policies must let the caller
     */
    public boolean put(
            Caller caller, String queueArn, RequestContext context, String body, Map<String, String> attributes) {
        try {
            send(caller, queueArn, context, new NewMessage(body, attributes, sender(caller), Optional.empty()));
            return true;
        } catch (AwsException refused) {
            return false;
        }
    }

    /** Receives messages as SQS's API does; none may be there. */
    public List<ReceivedMessage> receive(RoleSession caller, String queueArn, int most, Optional<Duration> visibility) {
        var queue = allowed(caller, "sqs:ReceiveMessage", queueArn, RequestContext.EMPTY);
        var dead = new ArrayList<NewMessage>();
        var received = queue.receive(most, visibility, clock.instant(), dead);
        // SQS moves them itself: no policy has a say.
        queue.queue()
                .redrive()
                .ifPresent(redrive ->
                        dead.forEach(message -> existing(redrive.queueArn()).add(message, clock.instant())));
        return received;
    }

    /** Deletes a message by the receipt of its last receiving. */
    public void delete(RoleSession caller, String queueArn, String receiptHandle) {
        allowed(caller, "sqs:DeleteMessage", queueArn, RequestContext.EMPTY).delete(receiptHandle);
    }

    /** Returns what SQS says of a queue, by its own names. */
    public Map<String, String> attributes(RoleSession caller, String queueArn) {
        var queue = allowed(caller, "sqs:GetQueueAttributes", queueArn, RequestContext.EMPTY);
        var deployed = queue.queue();
        var counts = queue.counts();
        var attributes = new TreeMap<String, String>();
        attributes.put("QueueArn", queueArn);
        attributes.put("ApproximateNumberOfMessages", Long.toString(counts.visible()));
        attributes.put("ApproximateNumberOfMessagesDelayed", Long.toString(counts.delayed()));
        attributes.put("ApproximateNumberOfMessagesNotVisible", Long.toString(counts.inFlight()));
        attributes.put("DelaySeconds", Long.toString(deployed.delay().toSeconds()));
        attributes.put(
                "VisibilityTimeout", Long.toString(deployed.visibilityTimeout().toSeconds()));
        attributes.put(
                "MessageRetentionPeriod", Long.toString(deployed.retention().toSeconds()));
        deployed.redrive()
                .ifPresent(redrive -> attributes.put(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(redrive.queueArn(), redrive.most())));
        return attributes;
    }

    /** Tells whether someone could receive a message now. */
    public boolean hasVisible(String queueArn) {
        return queues.containsKey(queueArn) && existing(queueArn).counts().visible() > 0;
    }

    /** Lets time pass for all messages. */
    public void pass(Duration time) {
        queues.values().forEach(queue -> queue.pass(time));
    }

    /** Everything that a queue holds, the oldest first. */
    public List<String> bodies(String queueArn) {
        return existing(queueArn).bodies();
    }

    /** A line for each queue: its account and name, and how many messages are in which state. */
    public List<String> lines() {
        return queues.values().stream()
                .map(each -> {
                    var counts = each.counts();
                    return "%s/%s: %d visible, %d delayed, %d in flight"
                            .formatted(
                                    each.queue().account(),
                                    each.queue().name(),
                                    counts.visible(),
                                    counts.delayed(),
                                    counts.inFlight());
                })
                .toList();
    }

    String send(Caller caller, String queueArn, RequestContext context, NewMessage message) {
        var id = allowed(caller, "sqs:SendMessage", queueArn, context).add(message, clock.instant());
        listeners.forEach(Runnable::run);
        return id;
    }

    static String sender(Caller caller) {
        return caller instanceof RoleSession session
                ? "AROASANDBOX" + session.account().substring(0, 10) + ":" + session.session()
                : caller.toString();
    }

    /** The policies first: whoever may not ask is not told what there is. */
    private MessageQueue allowed(Caller caller, String action, String arn, RequestContext context) {
        var queue = Optional.ofNullable(queues.get(arn));
        var account = Arn.parse(arn).account();
        authorizer.require(
                caller,
                new AuthorizationRequest(action, arn, account, context),
                queue.flatMap(each -> each.queue().policy()));
        return queue.orElseThrow(Queues::missing);
    }

    private MessageQueue existing(String arn) {
        return Optional.ofNullable(queues.get(arn)).orElseThrow(Queues::missing);
    }

    private static AwsException missing() {
        return new AwsException(400, "QueueDoesNotExist", "The specified queue does not exist.");
    }

    /**
     * A message on its way to a queue.
     *
     * @param sender as the service names it: a role's id and session, or a service
     * @param delay instead of the queue's own
     */
    record NewMessage(String body, Map<String, String> attributes, String sender, Optional<Duration> delay) {
        NewMessage withoutDelay() {
            return new NewMessage(body, attributes, sender, Optional.of(Duration.ZERO));
        }
    }

    /**
     * A message as a receiver gets it.
     *
     * @param receiptHandle names this receiving of it: whoever deletes the message must give the newest
     * @param attributes what the service says of it, by the service's own names
     * @param messageAttributes what its sender added to it, as texts
     */
    public record ReceivedMessage(
            String messageId,
            String receiptHandle,
            String body,
            Map<String, String> attributes,
            Map<String, String> messageAttributes) {}
}
