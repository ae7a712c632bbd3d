package kaikin.sandbox.services.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.EventSourceMapping;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.services.sqs.Queues;
import kaikin.sandbox.services.sqs.Queues.ReceivedMessage;

/**
 * Lambda's pollers of queues: what they read with a function's role, the function gets as events. What it handles they
 * delete; what it fails on becomes visible again when the queue's visibility timeout has passed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a>
 */
public final class EventSourceMappings {
    private final Cloud cloud;
    private final Queues queues;
    private final Lambda lambda;
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final Executor threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "poller");
        thread.setDaemon(true);
        return thread;
    });

    /** Creates them; they read whatever comes without a delay. */
    public EventSourceMappings(Cloud cloud, Queues queues, Lambda lambda) {
        this.cloud = cloud;
        this.queues = queues;
        this.lambda = lambda;
        queues.onMessage(() -> threads.execute(this::poll));
    }

    /**
     * Reads all queues empty, as far as messages are visible, and waits until the functions have had them: those as
     * well that another poll has read, for one begins whenever a message is sent.
     */
    public void poll() {
        read();
        List.copyOf(running.values()).forEach(CompletableFuture::join);
    }

    /** One at a time, so that whoever waits afterwards knows of every message that is out of its queue. */
    private synchronized void read() {
        for (var mapping : cloud.eventSourceMappings()) {
            // Real pollers ask all the time, and mostly get nothing: that is left out.
            lambda.find(mapping.functionArn()).ifPresent(version -> {
                while (queues.hasVisible(mapping.queueArn())) {
                    var received = receive(version.role(), mapping);
                    if (received.isEmpty()) {
                        return;
                    }
                    var receipt = received.get(0).receiptHandle();
                    var sent = send(version, mapping, received);
                    running.put(receipt, sent);
                    var unused = sent.whenComplete((done, broken) -> running.remove(receipt));
                }
            });
        }
    }

    private List<ReceivedMessage> receive(RoleSession role, EventSourceMapping mapping) {
        try {
            queues.attributes(role, mapping.queueArn());
            return queues.receive(role, mapping.queueArn(), mapping.batchSize(), Optional.empty());
        } catch (AwsException denied) {
            return List.of();
        }
    }

    private CompletableFuture<Void> send(
            FunctionVersion version, EventSourceMapping mapping, List<ReceivedMessage> received) {
        return lambda.invokeForMapping(version, event(mapping, received)).thenAccept(handled -> {
            if (handled) {
                received.forEach(each -> delete(version.role(), mapping, each));
            }
        });
    }

    /** A message that may not be deleted comes again. */
    private void delete(RoleSession role, EventSourceMapping mapping, ReceivedMessage received) {
        try {
            queues.delete(role, mapping.queueArn(), received.receiptHandle());
        } catch (AwsException denied) {
            // The audit says so.
        }
    }

    private static ByteBody event(EventSourceMapping mapping, List<ReceivedMessage> received) {
        var event = JsonNodeFactory.instance.objectNode();
        var records = event.putArray("Records");
        for (var each : received) {
            var message = records.addObject();
            message.put("messageId", each.messageId())
                    .put("receiptHandle", each.receiptHandle())
                    .put("body", each.body());
            var attributes = message.putObject("attributes");
            each.attributes().forEach(attributes::put);
            var own = message.putObject("messageAttributes");
            each.messageAttributes()
                    .forEach((name, value) ->
                            own.putObject(name).put("stringValue", value).put("dataType", "String"));
            message.put("md5OfBody", ByteBody.of(each.body()).md5())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", mapping.queueArn())
                    .put("awsRegion", Arn.parse(mapping.queueArn()).region());
        }
        return ByteBody.of(event.toString());
    }
}
