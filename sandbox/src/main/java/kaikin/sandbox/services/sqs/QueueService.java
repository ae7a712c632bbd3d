package kaikin.sandbox.services.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;
import kaikin.sandbox.services.sqs.Queues.NewMessage;

/**
 * The operations of SQS that are called over the wire, in the JSON protocol.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
public final class QueueService implements SignedService {
    private static final String TARGET = "AmazonSQS.";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern URL =
            Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.amazonaws\\.com/([0-9]{12})/([A-Za-z0-9_-]{1,80})");
    /** The letters of XML 1.0, which are all that a message may hold. */
    private static final Pattern BODY =
            Pattern.compile("[\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");

    private static final int LARGEST = 1 << 20;

    private final Queues queues;

    public QueueService(Queues queues) {
        this.queues = queues;
    }

    @Override
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        var target = call.headers().first("X-Amz-Target").orElse("");
        var body = parse(signed.payload().text());
        var caller = signed.principal();
        return switch (target) {
            case TARGET + "SendMessage" -> send(caller, body);
            case TARGET + "ReceiveMessage" -> receive(caller, body);
            case TARGET + "DeleteMessage" -> delete(caller, body);
            case TARGET + "GetQueueAttributes" -> attributes(caller, body);
            default ->
                throw new AwsException(
                        400, "UnsupportedOperation", "The sandbox does not cover this of SQS: " + target);
        };
    }

    private ServiceResponse send(RoleSession caller, JsonNode request) {
        know(request, "QueueUrl", "MessageBody", "DelaySeconds");
        var text = text(request, "MessageBody");
        if (text.isEmpty()) {
            throw new AwsException(400, "MissingParameter", "The request must contain the parameter MessageBody.");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw invalid("One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
        }
        if (!BODY.matcher(text).matches()) {
            throw new AwsException(
                    400, "InvalidMessageContents", "The message contains characters that are not allowed.");
        }
        var delay = number(request, "DelaySeconds", 0, 900).map(Duration::ofSeconds);
        var message = new NewMessage(text, Map.of(), Queues.sender(caller), delay);
        var id = queues.send(caller, arn(request), RequestContext.EMPTY, message);
        return reply(JsonNodeFactory.instance
                .objectNode()
                .put("MessageId", id)
                .put("MD5OfMessageBody", ByteBody.of(text).md5()));
    }

    private ServiceResponse receive(RoleSession caller, JsonNode request) {
        know(
                request,
                "QueueUrl",
                "MaxNumberOfMessages",
                "VisibilityTimeout",
                "WaitTimeSeconds",
                "AttributeNames",
                "MessageSystemAttributeNames",
                "MessageAttributeNames");
        var most = number(request, "MaxNumberOfMessages", 1, 10).orElse(1L).intValue();
        var timeout = number(request, "VisibilityTimeout", 0, 43_200).map(Duration::ofSeconds);
        // Nothing comes while someone waits, since no time passes then.
        number(request, "WaitTimeSeconds", 0, 20);
        var answer = JsonNodeFactory.instance.objectNode();
        for (var received : queues.receive(caller, arn(request), most, timeout)) {
            var message = answer.withArray("Messages").addObject();
            message.put("MessageId", received.messageId())
                    .put("ReceiptHandle", received.receiptHandle())
                    .put("MD5OfBody", ByteBody.of(received.body()).md5())
                    .put("Body", received.body());
            var attributes = message.putObject("Attributes");
            received.attributes().forEach(attributes::put);
        }
        return reply(answer);
    }

    private ServiceResponse delete(RoleSession caller, JsonNode request) {
        know(request, "QueueUrl", "ReceiptHandle");
        queues.delete(caller, arn(request), text(request, "ReceiptHandle"));
        return ServiceResponse.of(200, "application/x-amz-json-1.0", "");
    }

    private ServiceResponse attributes(RoleSession caller, JsonNode request) {
        know(request, "QueueUrl", "AttributeNames");
        var all = queues.attributes(caller, arn(request));
        var answer = JsonNodeFactory.instance.objectNode();
        StreamSupport.stream(request.path("AttributeNames").spliterator(), false)
                .map(JsonNode::asText)
                .flatMap(name -> name.equals("All") ? all.keySet().stream() : Stream.of(name))
                .forEach(name -> {
                    if (!all.containsKey(name)) {
                        throw new AwsException(400, "InvalidAttributeName", "Unknown Attribute " + name + ".");
                    }
                    answer.withObject("/Attributes").put(name, all.get(name));
                });
        return reply(answer);
    }

    private static String arn(JsonNode request) {
        var url = text(request, "QueueUrl");
        var match = URL.matcher(url);
        if (!match.matches()) {
            throw new AwsException(404, "InvalidAddress", "The address " + url + " is not valid for this endpoint.");
        }
        return "arn:aws:sqs:%s:%s:%s".formatted(match.group(1), match.group(2), match.group(3));
    }

    private static String text(JsonNode request, String name) {
        var value = request.path(name);
        if (!value.isTextual()) {
            throw new AwsException(400, "MissingParameter", "The request must contain the parameter " + name + ".");
        }
        return value.asText();
    }

    private static Optional<Long> number(JsonNode request, String name, long least, long most) {
        var value = request.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw invalid("Value %s for parameter %s is invalid. Reason: Must be between %d and %d, if provided."
                    .formatted(value, name, least, most));
        }
        return Optional.of(value.asLong());
    }

    private static void know(JsonNode request, String... names) {
        var known = Set.of(names);
        request.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new AwsException(400, "UnsupportedOperation", "The sandbox does not know " + name);
            }
        });
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AwsException(400, "SerializationException", "The body is not JSON");
        }
    }

    private static ServiceResponse reply(JsonNode answer) {
        return ServiceResponse.of(200, "application/x-amz-json-1.0", answer.toString());
    }

    private static AwsException invalid(String message) {
        return new AwsException(400, "InvalidParameterValue", message);
    }
}
