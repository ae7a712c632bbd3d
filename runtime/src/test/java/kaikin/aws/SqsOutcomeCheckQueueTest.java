package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.OutcomeCheck;
import kaikin.webhook.OutcomeCheckQueue;
import kaikin.webhook.OutcomeCheckQueue.NotScheduledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsOutcomeCheckQueueTest {
    private static final AccountId HUB = new AccountId("111111111111");
    private static final OutcomeCheck CHECK =
            new OutcomeCheck(new AccountId("222222222222"), "11111111-2222-3333-4444-555555555555", "192.0.2.1");

    private final Wire wire = new Wire();
    private final OutcomeCheckQueue checks = new SqsOutcomeCheckQueue(wire.clients(), HUB);

    @Test
    void putsTheCheckIntoTheHubsQueueAndLeavesTheDelayToIt() throws Exception {
        wire.says("sqs", 200, "{\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"0123456789abcdef0123456789abcdef\"}");

        checks.schedule(CHECK);

        assertThat(wire.sent("sqs")).singleElement().satisfies(sent -> {
            assertThat(sent.request().host()).isEqualTo("sqs.ap-northeast-1.amazonaws.com");
            assertThat(sent.operation()).isEqualTo("SendMessage");
            assertThat(sent.body())
                    .contains(
                            "\"QueueUrl\":\"https://sqs.ap-northeast-1.amazonaws.com/111111111111/kaikin-outcome-checks\"",
                            "\"MessageBody\":\"" + CHECK + "\"")
                    .doesNotContain("DelaySeconds");
        });
    }

    @Test
    void sendsAgainWhatMayNotHaveArrived() throws Exception {
        wire.says("sqs", 0, "").says("sqs", 200, "{\"MessageId\":\"m-1\"}");

        checks.schedule(CHECK);

        assertThat(wire.sent("sqs")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"400,AWS.SimpleQueueService.NonExistentQueue,1", "403,AccessDenied,1", "500,,3", "0,,3", "200,,1"})
    void saysThatTheCheckWasNotTaken(int status, String code, int attempts) {
        wire.says("sqs", status, "{\"__type\":\"" + code + "\"}");

        assertThatThrownBy(() -> checks.schedule(CHECK))
                .isInstanceOf(NotScheduledException.class)
                .hasMessageContaining(CHECK.command());
        assertThat(wire.sent("sqs")).hasSize(attempts);
    }

    /** Before the snapshot, so that the first release after it loads nothing for its check. */
    @Test
    void isRehearsed() {
        var rehearsal = new PrimingHttpClient("dG9rZW4=", new BanListKey(HUB, "i-00000001", "a"), "");
        var rehearsed = new SqsOutcomeCheckQueue(AwsClients.offline(Wire.REGION, rehearsal), HUB);

        assertThatCode(() -> rehearsed.schedule(CHECK)).doesNotThrowAnyException();
    }
}
