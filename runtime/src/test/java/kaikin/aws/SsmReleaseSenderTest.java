package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;
import kaikin.webhook.ReleaseSender;
import kaikin.webhook.ReleaseSender.Reason;
import kaikin.webhook.ReleaseSender.ReleaseOrder;
import kaikin.webhook.ReleaseSender.Start.Refused;
import kaikin.webhook.ReleaseSender.Start.Started;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsmReleaseSenderTest {
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STARTED = "{\"Command\":{\"CommandId\":\"c-1\"}}";

    private final Wire wire = new Wire();
    private final ReleaseSender fleet = new SsmReleaseSender(wire.clients(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void sendsTheDocumentToExactlyTheServersInTheAskersName() {
        wire.givesSessions("2026-01-01T00:15:00Z").says("ssm", 200, STARTED);

        assertThat(start()).isEqualTo(new Started("c-1"));

        assertThat(wire.sent("sts")).singleElement().satisfies(sent -> {
            assertThat(sent.body())
                    .contains(
                            "Action=AssumeRole",
                            "role%2Fkaikin-operator",
                            "RoleSessionName=chatwork-20",
                            "SourceIdentity=chatwork-20",
                            "DurationSeconds=900");
            assertThat(sent.header("Authorization")).contains("Credential=AKID/");
        });
        assertThat(wire.sent("ssm")).singleElement().satisfies(sent -> {
            assertThat(sent.operation()).isEqualTo("SendCommand");
            assertThat(sent.header("Authorization")).contains("Credential=SESSION/");
            assertThat(sent.body())
                    .contains(
                            "\"DocumentName\":\"kaikin-release\"",
                            "\"InstanceIds\":[\"i-00000001\",\"i-00000002\"]",
                            "\"Parameters\":{\"Address\":[\"192.0.2.1\"]}",
                            "\"Comment\":\"kaikin/1 room=10 message=1 asker=20 ja\"",
                            "\"TimeoutSeconds\":60");
        });
    }

    @Test
    void keepsASessionUntilItIsAboutToEnd() {
        wire.givesSessions("2026-01-01T00:06:00Z")
                .givesSessions("2026-01-01T00:04:00Z")
                .says("ssm", 200, STARTED);

        start();
        start();
        assertThat(wire.sent("sts")).hasSize(1);

        var late = new SsmReleaseSender(wire.clients(), Clock.fixed(NOW, ZoneOffset.UTC));
        late.start(order());
        late.start(order());
        assertThat(wire.sent("sts")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0,", "500,InternalServerError", "503,ServiceUnavailable", "400,RequestTimeout", "200,", "200,{}"
            })
    void sendsNothingTwiceThatMayHaveBeenTaken(String answer) {
        var parts = answer.split(",", -1);
        wire.givesSessions("2026-01-01T00:15:00Z")
                .says("ssm", Integer.parseInt(parts[0]), "{\"__type\":\"" + parts[1] + "\"}");

        assertThat(start()).isInstanceOf(Refused.class);
        assertThat(wire.sent("ssm")).hasSize(1);
    }

    @Test
    void sendsAgainWhatWasTurnedAway() {
        wire.givesSessions("2026-01-01T00:15:00Z")
                .says("ssm", 400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}")
                .says("ssm", 200, STARTED);

        assertThat(start()).isEqualTo(new Started("c-1"));
        assertThat(wire.sent("ssm")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400,AccessDeniedException,DENIED",
        "400,InvalidInstanceId,UNKNOWN_SERVER",
        "400,ThrottlingException,BUSY",
        "429,,BUSY",
        "400,InvalidParameters,REFUSED",
        "400,ExpiredTokenException,REFUSED",
        "403,SomethingNew,REFUSED",
        "413,,REFUSED",
        "500,InternalServerError,UNAVAILABLE",
        "200,,UNAVAILABLE",
        "0,,UNAVAILABLE"
    })
    void saysWhyNothingWasStarted(int status, String code, Reason reason) {
        wire.givesSessions("2026-01-01T00:15:00Z")
                .says("ssm", status, "{\"__type\":\"com.amazonaws.ssm#" + code + "\",\"message\":\"no\"}");

        assertThat(refused().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "403,AccessDenied,NO_ACCESS,1",
        "400,ValidationError,REFUSED,1",
        "400,Throttling,BUSY,3",
        "500,InternalFailure,NOT_SENT,3",
        "200,,NOT_SENT,1",
        "0,,NOT_SENT,3"
    })
    void saysWhyThereWasNoSession(int status, String code, Reason reason, int attempts) {
        wire.says("sts", status, """
                <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error></ErrorResponse>""".formatted(code));

        assertThat(refused().reason()).isEqualTo(reason);
        assertThat(wire.sent("sts")).hasSize(attempts);
        assertThat(wire.sent("ssm")).isEmpty();
    }

    private Refused refused() {
        var start = start();
        assertThat(start).isInstanceOf(Refused.class);
        return (Refused) start;
    }

    private ReleaseSender.Start start() {
        return fleet.start(order());
    }

    private static ReleaseOrder order() {
        return new ReleaseOrder(
                ACCOUNT,
                IpAddress.parse("192.0.2.1").orElseThrow(),
                List.of(new BanListKey(ACCOUNT, "i-00000001", "a"), new BanListKey(ACCOUNT, "i-00000002", "b")),
                new CommandComment(10, "1", 20, AnswerLanguage.JA));
    }
}
