package kaikin.aws.api;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * SQS.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">
 *     SendMessage</a>
 */
public final class Sqs {
    private static final String SERVICE = "sqs";
    private static final String TYPE = "application/x-amz-json-1.0";

    private final AwsApi api;

    public Sqs(AwsApi api) {
        this.api = api;
    }

    /** Puts a message into an account's queue. */
    public void send(String account, String queue, String message, Limits limits) {
        var host = api.host(SERVICE);
        var body = new StringWriter();
        try (var json = Json.FACTORY.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("QueueUrl", "https://" + host + "/" + account + "/" + queue);
            json.writeStringField("MessageBody", message);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        api.call(AwsRequest.post(SERVICE, host, TYPE, body.toString())
                .with("X-Amz-Target", "AmazonSQS.SendMessage")
                .within(limits));
    }
}
