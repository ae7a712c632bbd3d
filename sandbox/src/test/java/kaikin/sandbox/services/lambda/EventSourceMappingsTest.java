package kaikin.sandbox.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.services.lambda.ExecutionEnvironments.FunctionFailure;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSourceMappingsTest {
    private static final RoleSession SENDER = new RoleSession("111111111111", "sender", "s");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Stack stack = Stack.of("111111111111")
            .role("sender", "lambda.amazonaws.com", "{'Effect': 'Allow', 'Action': 'sqs:SendMessage', 'Resource': '*'}")
            .role(
                    "bot",
                    "lambda.amazonaws.com",
                    "{'Sid': 'Take', 'Effect': 'Allow', 'Action': ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], 'Resource': '*'}")
            .queue("dead", "{}")
            .queue("checks", """
                    {"delaySeconds": 60, "visibilityTimeoutSeconds": 180,
                     "redrivePolicy": "{\\"deadLetterTargetArn\\": \\"arn:aws:sqs:ap-northeast-1:111111111111:dead\\", \\"maxReceiveCount\\": 2}"}""")
            .function("bot", "bot", "events.amazonaws.com")
            .with("aws:lambda/eventSourceMapping:EventSourceMapping", "checks", "", """
                    {'eventSourceArn': 'arn:aws:sqs:ap-northeast-1:111111111111:checks',
                     'functionName': 'arn:aws:lambda:ap-northeast-1:111111111111:function:bot:live', 'batchSize': 1}""");

    private boolean fails;

    @Test
    void aFunctionGetsAMessageAsSqsGivesItAndWhatItHandlesIsDeleted() throws Exception {
        var account = account(Stack.deployed(stack));
        var mappings = new EventSourceMappings(account.cloud(), account.queues(), account.lambda());
        send(account, "a check");
        mappings.poll();
        assertThat(events).isEmpty();

        account.queues().pass(Duration.ofMinutes(1));
        mappings.poll();

        assertThat(events).hasSize(1);
        var record = JsonMapper.builder().build().readTree(events.get(0)).at("/Records/0");
        assertThat(record.path("body").asText()).isEqualTo("a check");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).endsWith(":checks");
        assertThat(record.path("awsRegion").asText()).isEqualTo("ap-northeast-1");
        assertThat(record.path("md5OfBody").asText()).hasSize(32);
        assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(account.queues().bodies(stack.queueArn("checks"))).isEmpty();
        for (var action : List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")) {
            assertThat(account.decisions(action)).containsExactly("allowed bot: Take");
        }
    }

    /** A send has a poll begin by itself, which may be faster. */
    @RepeatedTest(50)
    void aPollWaitsForWhatAnotherOneHasRead() throws Exception {
        var account = account(Stack.deployed(stack));
        var mappings = new EventSourceMappings(account.cloud(), account.queues(), account.lambda());
        send(account, "a check");
        account.queues().pass(Duration.ofMinutes(1));

        mappings.poll();

        assertThat(events).hasSize(1);
    }

    @Test
    void whatItFailsOnComesAgainAndEndsInTheDeadLetterQueue() throws Exception {
        var account = account(Stack.deployed(stack));
        var mappings = new EventSourceMappings(account.cloud(), account.queues(), account.lambda());
        fails = true;
        send(account, "a check");

        for (var minute = 0; minute < 10; minute++) {
            account.queues().pass(Duration.ofMinutes(1));
            mappings.poll();
        }

        assertThat(events).hasSize(2);
        assertThat(account.queues().bodies(stack.queueArn("checks"))).isEmpty();
        assertThat(account.queues().bodies(stack.queueArn("dead"))).containsExactly("a check");
    }

    @Test
    void whileIamIsLateNothingIsRead() throws Exception {
        var account = account(Stack.deployed(stack));
        var mappings = new EventSourceMappings(account.cloud(), account.queues(), account.lambda());
        send(account, "a check");
        account.cloud().delayIam(2);
        account.queues().pass(Duration.ofMinutes(1));
        mappings.poll();
        assertThat(events).isEmpty();
        assertThat(account.audit()).anyMatch(line -> line.contains("IAM is eventually consistent"));

        account.cloud().pass(2);
        mappings.poll();

        assertThat(events).hasSize(1);
    }

    private Account account(Cloud cloud) throws Exception {
        var account = Account.of(cloud, directory);
        Functions.publish(account.lambda(), cloud.functions().get(0), event -> {
            events.add(event);
            if (fails) {
                throw new FunctionFailure("no");
            }
            return "";
        });
        return account;
    }

    private void send(Account account, String body) {
        assertThat(account.queues().put(SENDER, stack.queueArn("checks"), RequestContext.EMPTY, body, Map.of()))
                .isTrue();
    }
}
