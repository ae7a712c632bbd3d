package kaikin.sandbox.services.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kaikin.sandbox.cloud.Queue;
import kaikin.sandbox.services.sqs.Queues.NewMessage;
import kaikin.sandbox.services.sqs.Queues.ReceivedMessage;

/** The messages of one queue: delayed, visible, or in flight, which is received and not deleted. */
final class MessageQueue {
    private final Queue queue;
    private final List<Message> messages = new ArrayList<>();
    /** The sandbox's time that has passed. */
    private Duration now = Duration.ZERO;

    MessageQueue(Queue queue) {
        this.queue = queue;
    }

    /** The numbers of messages in each state. */
    record Counts(long visible, long delayed, long inFlight) {}

    /** A message and what has become of it so far. */
    private static final class Message {
        private final String id;
        private final NewMessage content;
        private final Instant sent;
        private final Duration end;
        private Duration visible;
        private String receiptHandle = "";
        private Instant firstReceived = Instant.EPOCH;
        private int times;

        private Message(String id, NewMessage content, Instant sent, Duration visible, Duration end) {
            this.id = id;
            this.content = content;
            this.sent = sent;
            this.visible = visible;
            this.end = end;
        }

        private boolean isVisible(Duration now) {
            return visible.compareTo(now) <= 0;
        }

        private ReceivedMessage receive(Instant time, Duration until) {
            if (times == 0) {
                firstReceived = time;
            }
            times++;
            visible = until;
            receiptHandle = UUID.randomUUID().toString();
            var attributes = new TreeMap<>(Map.of(
                    "ApproximateReceiveCount", Integer.toString(times),
                    "SentTimestamp", Long.toString(sent.toEpochMilli()),
                    "SenderId", content.sender(),
                    "ApproximateFirstReceiveTimestamp", Long.toString(firstReceived.toEpochMilli())));
            return new ReceivedMessage(id, receiptHandle, content.body(), attributes, content.attributes());
        }
    }

    Queue queue() {
        return queue;
    }

    /** Takes a message; answers its id. */
    synchronized String add(NewMessage content, Instant time) {
        var id = UUID.randomUUID().toString();
        var visible = now.plus(content.delay().orElse(queue.delay()));
        messages.add(new Message(id, content, time, visible, now.plus(queue.retention())));
        return id;
    }

    /**
     * Hands visible messages out, the oldest first.
     *
     * @param dead takes the messages that have been received too often, which nobody gets any more
     */
    synchronized List<ReceivedMessage> receive(
            int most, Optional<Duration> timeout, Instant time, List<NewMessage> dead) {
        var until = now.plus(timeout.orElse(queue.visibilityTimeout()));
        var received = new ArrayList<ReceivedMessage>();
        for (var message : List.copyOf(messages)) {
            if (!message.isVisible(now) || received.size() == most) {
                continue;
            }
            if (queue.redrive()
                    .filter(redrive -> message.times >= redrive.most())
                    .isPresent()) {
                messages.remove(message);
                dead.add(message.content.withoutDelay());
            } else {
                received.add(message.receive(time, until));
            }
        }
        return received;
    }

    /** An old receipt of a message deletes nothing, and that is no error: so it is with standard queues. */
    synchronized void delete(String receiptHandle) {
        messages.removeIf(message -> message.receiptHandle.equals(receiptHandle));
    }

    /** Some time passes: delays and visibility timeouts end, and what is older than the retention is lost. */
    synchronized void pass(Duration time) {
        now = now.plus(time);
        messages.removeIf(message -> message.end.compareTo(now) <= 0);
    }

    synchronized Counts counts() {
        var visible = messages.stream().filter(each -> each.isVisible(now)).count();
        var delayed = messages.stream()
                .filter(each -> !each.isVisible(now) && each.times == 0)
                .count();
        return new Counts(visible, delayed, messages.size() - visible - delayed);
    }

    /** Everything that it holds, the oldest first. */
    synchronized List<String> bodies() {
        return messages.stream().map(message -> message.content.body()).toList();
    }
}
