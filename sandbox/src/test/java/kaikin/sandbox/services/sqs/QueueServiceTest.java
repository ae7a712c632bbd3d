package kaikin.sandbox.services.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueServiceTest {
    private static final RoleSession CALLER = new RoleSession("111111111111", "caller", "s");
    private static final String URL = "https://sqs.ap-northeast-1.amazonaws.com/111111111111/checks";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private QueueService service;

    @BeforeEach
    void deploy() throws Exception {
        var cloud = Stack.deployed(Stack.of("111111111111")
                .role(
                        "caller",
                        "lambda.amazonaws.com",
                        "{'Effect': 'Allow', 'Action': 'sqs:*', 'Resource': 'arn:aws:sqs:*:111111111111:*'}")
                .queue("checks", "{'visibilityTimeoutSeconds': 180}"));
        var authorizer = new Authorizer(cloud, new Audit(directory.resolve("audit")), Clock.systemUTC());
        service = new QueueService(new Queues(cloud, authorizer, Clock.systemUTC()));
    }

    @Test
    void sendsAndSaysTheDigestThatClientsCheck() throws Exception {
        var reply = call("SendMessage", "{'QueueUrl': '%s', 'MessageBody': 'hello'}");

        assertThat(reply.headers().first("Content-Type")).hasValue("application/x-amz-json-1.0");
        assertThat(json(reply).path("MD5OfMessageBody").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(json(reply).path("MessageId").asText()).hasSize(36);
    }

    @Test
    void receivesWhatWasSentAndDeletesItByItsReceipt() throws Exception {
        call("SendMessage", "{'QueueUrl': '%s', 'MessageBody': 'hello'}");

        var message = json(call("ReceiveMessage", "{'QueueUrl': '%s', 'MaxNumberOfMessages': 10}"))
                .path("Messages")
                .path(0);
        assertThat(message.path("Body").asText()).isEqualTo("hello");
        assertThat(message.path("MD5OfBody").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(json(call("GetQueueAttributes", "{'QueueUrl': '%s', 'AttributeNames': ['All']}"))
                        .at("/Attributes/ApproximateNumberOfMessagesNotVisible")
                        .asText())
                .isEqualTo("1");

        call(
                "DeleteMessage",
                "{'QueueUrl': '%s', 'ReceiptHandle': '"
                        + message.path("ReceiptHandle").asText() + "'}");
        assertThat(json(call("GetQueueAttributes", "{'QueueUrl': '%s', 'AttributeNames': ['All']}"))
                        .at("/Attributes/ApproximateNumberOfMessagesNotVisible")
                        .asText())
                .isEqualTo("0");
    }

    @Test
    void anEmptyQueueAnswersWithoutAList() throws Exception {
        assertThat(json(call("ReceiveMessage", "{'QueueUrl': '%s'}")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SendMessage        | {'QueueUrl': '%s-none', 'MessageBody': 'x'}                    | QueueDoesNotExist
            SendMessage        | {'QueueUrl': 'https://example.com/x', 'MessageBody': 'x'}      | InvalidAddress
            SendMessage        | {'QueueUrl': '%s'}                                             | MissingParameter
            SendMessage        | {'QueueUrl': '%s', 'MessageBody': ''}                          | MissingParameter
            SendMessage        | {'QueueUrl': '%s', 'MessageBody': 'x', 'DelaySeconds': 901}    | InvalidParameterValue
            SendMessage        | {'QueueUrl': '%s', 'MessageBody': 'x', 'DelaySeconds': '1'}    | InvalidParameterValue
            SendMessage        | {'QueueUrl': '%s', 'MessageBody': '\\u0001'}                   | InvalidMessageContents
            SendMessage        | {'QueueUrl': '%s', 'MessageBody': 'x', 'MessageGroupId': 'g'}  | UnsupportedOperation
            ReceiveMessage     | {'QueueUrl': '%s', 'MaxNumberOfMessages': 11}                  | InvalidParameterValue
            GetQueueAttributes | {'QueueUrl': '%s', 'AttributeNames': ['Colour']}               | InvalidAttributeName
            PurgeQueue         | {'QueueUrl': '%s'}                                             | UnsupportedOperation
            """)
    void refusesWhatSqsRefuses(String operation, String request, String code) {
        assertThatThrownBy(() -> call(operation, request))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }

    private ServiceResponse call(String operation, String request) {
        var call = HttpCall.of("POST", URI.create("https://sqs.ap-northeast-1.amazonaws.com/"));
        call = call.withHeaders(call.headers().with("X-Amz-Target", "AmazonSQS." + operation));
        var body = ByteBody.of(request.replace("%s", URL).replace('\'', '"'));
        return service.answer(
                call, new VerifiedSignature<>("ASIAKEY", "sqs", "ap-northeast-1", CALLER, Instant.now(), body));
    }

    private static JsonNode json(ServiceResponse reply) throws Exception {
        return JsonMapper.builder().build().readTree(reply.body().text());
    }
}
