package kaikin.sandbox.services.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.Caller.ServicePrincipal;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.services.sqs.Queues.ReceivedMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueuesTest {
    private static final String ACCOUNT = "111111111111";
    private static final RoleSession WRITER = new RoleSession(ACCOUNT, "writer", "s");
    private static final RoleSession READER = new RoleSession(ACCOUNT, "reader", "s");
    private static final RoleSession NOBODY = new RoleSession(ACCOUNT, "nobody", "s");
    private static final String CHECKS = "arn:aws:sqs:ap-northeast-1:111111111111:checks";
    private static final String DEAD = "arn:aws:sqs:ap-northeast-1:111111111111:dead";
    private static final String RULE = "arn:aws:events:ap-northeast-1:111111111111:rule/one";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Queues queues;

    @BeforeEach
    void deploy() throws Exception {
        var cloud = Stack.deployed(Stack.of(ACCOUNT)
                .role("nobody", "lambda.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")
                .role(
                        "writer",
                        "lambda.amazonaws.com",
                        "{'Sid': 'Write', 'Effect': 'Allow', 'Action': 'sqs:SendMessage', 'Resource': '%s'}"
                                .formatted(CHECKS))
                .role(
                        "reader",
                        "lambda.amazonaws.com",
                        "{'Sid': 'Read', 'Effect': 'Allow', 'Action': ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], 'Resource': ['%s', '%s']}"
                                .formatted(CHECKS, DEAD))
                .queue("dead", "{'messageRetentionSeconds': 1209600}")
                .queue("checks", """
                        {"delaySeconds": 240, "visibilityTimeoutSeconds": 180,
                         "redrivePolicy": "{\\"deadLetterTargetArn\\": \\"%s\\", \\"maxReceiveCount\\": 2}"}""".formatted(DEAD))
                .queuePolicy("dead", """
                        {'Sid': 'Rule', 'Effect': 'Allow', 'Principal': {'Service': 'events.amazonaws.com'},
                         'Action': 'sqs:SendMessage', 'Resource': '%s',
                         'Condition': {'ArnEquals': {'aws:SourceArn': '%s'}}}""".formatted(DEAD, RULE)));
        var authorizer = new Authorizer(cloud, new Audit(directory.resolve("audit")), Clock.systemUTC());
        queues = new Queues(cloud, authorizer, Clock.systemUTC());
    }

    @Test
    void aMessageIsSeenWhenItsDelayHasPassedAndNotBefore() {
        send("one");

        queues.pass(Duration.ofMinutes(3));
        assertThat(queues.lines()).contains("111111111111/checks: 0 visible, 1 delayed, 0 in flight");
        assertThat(receive()).isEmpty();

        queues.pass(Duration.ofMinutes(1));
        assertThat(receive()).extracting(ReceivedMessage::body).containsExactly("one");
        assertThat(queues.lines()).contains("111111111111/checks: 0 visible, 0 delayed, 1 in flight");
    }

    @Test
    void aMessageThatIsNotDeletedComesAgainAfterTheVisibilityTimeout() {
        send("one");
        queues.pass(Duration.ofMinutes(4));
        assertThat(receive()).hasSize(1);

        queues.pass(Duration.ofMinutes(2));
        assertThat(receive()).isEmpty();
        queues.pass(Duration.ofMinutes(1));
        var again = receive();

        assertThat(again).hasSize(1);
        assertThat(again.get(0).attributes()).containsEntry("ApproximateReceiveCount", "2");
    }

    @Test
    void aMessageThatIsDeletedNeverComesAgain() {
        send("one");
        queues.pass(Duration.ofMinutes(4));
        queues.delete(READER, CHECKS, receive().get(0).receiptHandle());

        queues.pass(Duration.ofMinutes(30));

        assertThat(receive()).isEmpty();
        assertThat(queues.bodies(CHECKS)).isEmpty();
    }

    @Test
    void anOldReceiptDeletesNothing() {
        send("one");
        queues.pass(Duration.ofMinutes(4));
        var old = receive().get(0).receiptHandle();
        queues.pass(Duration.ofMinutes(3));
        assertThat(receive()).hasSize(1);

        queues.delete(READER, CHECKS, old);

        assertThat(queues.bodies(CHECKS)).containsExactly("one");
    }

    @Test
    void whatIsReceivedTooOftenGoesToTheDeadLetterQueueWithoutAnybodysLeave() {
        send("one");
        queues.pass(Duration.ofMinutes(4));
        for (var time = 0; time < 2; time++) {
            assertThat(receive()).hasSize(1);
            queues.pass(Duration.ofMinutes(3));
        }

        assertThat(receive()).isEmpty();

        assertThat(queues.bodies(CHECKS)).isEmpty();
        assertThat(queues.bodies(DEAD)).containsExactly("one");
    }

    @Test
    void whatIsOlderThanTheRetentionIsLost() {
        send("one");
        queues.pass(Duration.ofDays(3));
        assertThat(queues.bodies(CHECKS)).hasSize(1);

        queues.pass(Duration.ofDays(1));

        assertThat(queues.bodies(CHECKS)).isEmpty();
    }

    @Test
    void nobodySendsReceivesOrDeletesWithoutAGrant() {
        assertThatThrownBy(() -> queues.receive(WRITER, CHECKS, 1, Optional.empty()))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("AccessDenied")
                .hasMessageContaining("sqs:ReceiveMessage");
        assertThatThrownBy(() -> queues.delete(NOBODY, CHECKS, "x")).hasMessageContaining("sqs:DeleteMessage");
        assertThatThrownBy(() -> queues.attributes(WRITER, CHECKS)).hasMessageContaining("sqs:GetQueueAttributes");
        assertThat(queues.put(READER, CHECKS, RequestContext.EMPTY, "x", Map.of()))
                .isFalse();
        assertThat(audit())
                .anyMatch(line -> line.contains("\"sqs:ReceiveMessage\"") && line.contains("implicitDeny"))
                .anyMatch(line -> line.contains("\"sqs:DeleteMessage\"") && line.contains("explicitDeny"));
    }

    @Test
    void aServiceNeedsTheQueuesOwnPolicy() {
        var service = new ServicePrincipal("events.amazonaws.com");

        assertThat(queues.put(service, DEAD, from(RULE), "event", Map.of())).isTrue();
        assertThat(queues.put(service, DEAD, from(RULE + "-other"), "forged", Map.of()))
                .isFalse();
        assertThat(queues.put(service, CHECKS, from(RULE), "elsewhere", Map.of()))
                .isFalse();

        assertThat(queues.bodies(DEAD)).containsExactly("event");
        assertThat(audit()).anyMatch(line -> line.contains("dead (queue): Rule"));
    }

    @Test
    void whoMayNotAskIsNotToldWhatThereIs() {
        assertThatThrownBy(() -> queues.receive(READER, CHECKS + "-none", 1, Optional.empty()))
                .hasMessageContaining("AccessDenied");
    }

    private void send(String body) {
        assertThat(queues.put(WRITER, CHECKS, RequestContext.EMPTY, body, Map.of()))
                .isTrue();
    }

    private List<ReceivedMessage> receive() {
        return queues.receive(READER, CHECKS, 10, Optional.empty());
    }

    private static RequestContext from(String arn) {
        return RequestContext.EMPTY.with("aws:SourceArn", arn);
    }

    private List<String> audit() {
        try {
            return Files.readAllLines(directory.resolve("audit"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
