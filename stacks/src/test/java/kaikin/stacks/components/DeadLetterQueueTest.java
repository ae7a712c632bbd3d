package kaikin.stacks.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import kaikin.contract.AccountId;
import kaikin.stacks.RegisteredResources;
import kaikin.stacks.config.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class DeadLetterQueueTest {
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final String RULE = "arn:aws:events:ap-northeast-1:222222222222:rule/some-rule";

    private final RegisteredResources resources = RegisteredResources.by(() -> new SomeQueue(
            new DeadLetterQueue.Args(
                    new Deployment(ACCOUNT, "ap-northeast-1", new AccountId("111111111111")), "some-queue", RULE),
            ComponentResourceOptions.Empty));

    private static final class SomeQueue extends DeadLetterQueue {
        SomeQueue(DeadLetterQueue.Args args, ComponentResourceOptions options) {
            super("kaikin:test:SomeQueue", args, options);
        }
    }

    @Test
    void keepsMessagesEncryptedForAsLongAsTheServiceDoes() {
        var queue = resources.only("aws:sqs/queue:Queue");

        assertThat(queue.urn()).contains("kaikin:test:SomeQueue$aws:sqs/queue:Queue::some-queue");
        assertThat(queue.input("name")).isEqualTo("some-queue");
        assertThat(queue.input("messageRetentionSeconds")).isEqualTo(14 * 24 * 60 * 60.0);
        assertThat(queue.input("sqsManagedSseEnabled")).isEqualTo(true);
    }

    @Test
    void letsNobodyInButItsRule() {
        var policy = resources.only("aws:sqs/queuePolicy:QueuePolicy");

        assertThat(policy.json("policy").path("Statement")).hasSize(1);
        var statement = policy.statement("policy", "UndeliveredEvents");
        assertThat(statement.path("Principal").toString()).isEqualTo("{\"Service\":\"events.amazonaws.com\"}");
        assertThat(statement.path("Action").asText()).isEqualTo("sqs:SendMessage");
        assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn").asText()).isEqualTo(RULE);
        assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .isEqualTo(ACCOUNT.value());
    }
}
