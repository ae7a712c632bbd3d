package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.CommandComment;
import kaikin.contract.CommandServers;
import kaikin.contract.KeepActive;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.Reference;
import kaikin.notify.CommandInvocations.Report;
import kaikin.notify.EndedCommand;
import kaikin.notify.OutcomeNotifier;
import kaikin.notify.ServerReport;
import kaikin.texts.Texts;
import kaikin.webhook.ChatRoom.Delivery;
import kaikin.webhook.MemoryHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeHandlerTest {
    private static final AccountId FLEET = new AccountId("222222222222");
    private static final String QUEUE = OutcomeCheck.queueArn(new AccountId("111111111111"), "ap-northeast-1");
    private static final String FIRST = "0f3c1a9e-2b4d-4c6e-8f01-23456789abcd";
    private static final String SECOND = "1f3c1a9e-2b4d-4c6e-8f01-23456789abcd";
    private static final String EVENT = """
            {"detail-type":"EC2 Command Status-change Notification","source":"aws.ssm","account":"222222222222",
            "detail":{"command-id":"%s","document-name":"kaikin-release","parameters":{"Address":["203.0.113.7"]},
            "status":"Success"}}""".formatted(FIRST);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Map<String, String> claims = new HashMap<>();
    private final MemoryHistory history = new MemoryHistory();
    private final List<String> looked = new ArrayList<>();
    private final List<String> unfinished = new ArrayList<>();
    private final List<String> posts = new ArrayList<>();
    private Delivery delivery = new Delivery.Delivered("1");

    @BeforeEach
    void start() throws Exception {
        for (var command : List.of(FIRST, SECOND)) {
            history.keep(FLEET, command, new CommandServers(Map.of("i-0abc1234", "web-1")));
        }
    }

    @Test
    void tellsWhatACheckFinds() {
        outcomes().take(messages(message("m-1", FIRST)), "request-1");

        assertThat(posts).singleElement().asString().contains("Released", "203.0.113.7", "web-1");
        assertThat(log())
                .contains(
                        "\"event\":\"outcome\"",
                        "\"outcome\":\"Released\"",
                        "\"asker\":\"9\"",
                        "\"room\":\"7\"",
                        "\"message\":\"12345678901234567890\"",
                        "\"addresses\":\"203.0.113.7\"",
                        "\"servers\":\"web-1\"",
                        "\"freed\":\"web-1\"",
                        "\"reference\":\"" + Reference.of("12345678901234567890") + "\"",
                        "\"request\":\"request-1\"",
                        "\"command\":\"" + FIRST + "\"",
                        "\"Function\":\"outcome\"",
                        "\"Released\":1",
                        "{\"Name\":\"Released\",\"Unit\":\"Count\"}")
                .hasLineCount(1);
    }

    @Test
    void whatAnEventHasToldACheckTellsNotAgain() {
        outcomes().take(EVENT.getBytes(UTF_8), "request-1");
        outcomes().take(messages(message("m-1", FIRST)), "request-2");

        assertThat(posts).hasSize(1);
        assertThat(log()).contains("\"outcome\":\"Dropped\"").hasLineCount(2);
    }

    @Test
    void whatACheckHasToldAnEventTellsNotAgain() {
        outcomes().take(messages(message("m-1", FIRST)), "request-1");
        outcomes().take(EVENT.getBytes(UTF_8), "request-2");

        assertThat(posts).hasSize(1);
    }

    /** SQS delivers the message again, to another invocation. */
    @Test
    void aCheckThatIsDeliveredAgainGoesOnWhereItBrokeOff() {
        delivery = new Delivery.NotDelivered("503");
        assertThatThrownBy(() -> outcomes().take(messages(message("m-1", FIRST)), "request-1"))
                .isInstanceOf(NotToldException.class)
                .hasMessageContaining("503");
        delivery = new Delivery.Delivered("1");

        outcomes().take(messages(message("m-1", FIRST)), "request-2");

        assertThat(log()).contains("\"outcome\":\"Released\"");
    }

    /** What an operator sends again has another message's id. */
    @Test
    void aCheckThatIsSentAgainGoesOnWithTheTryThatItNames() {
        delivery = new Delivery.NotDelivered("503");
        assertThatThrownBy(() -> outcomes().take(messages(message("m-1", FIRST)), "request-1"))
                .isInstanceOf(NotToldException.class);
        delivery = new Delivery.Delivered("1");

        outcomes().take(messages(message("m-2", FIRST)), "request-2");
        assertThat(posts).hasSize(1);
        var again = new OutcomeCheck(FLEET, FIRST, "203.0.113.7");
        outcomes().take(messages(message("m-3", FIRST).replace(again.toString(), again + " attempt=m-1")), "request-3");

        assertThat(posts).hasSize(2);
        assertThat(log()).contains("\"outcome\":\"Released\"");
    }

    @Test
    void theLineOfAnEndThatCouldNotBeToldNamesWhoWaits() {
        delivery = new Delivery.NotDelivered("503");

        assertThatThrownBy(() -> outcomes().take(messages(message("m-1", FIRST)), "request-1"))
                .isInstanceOf(NotToldException.class);

        assertThat(log())
                .contains(
                        "\"outcome\":\"Failed\"",
                        "\"room\":\"7\"",
                        "\"asker\":\"9\"",
                        "\"addresses\":\"203.0.113.7\"",
                        "\"reference\":\"" + Reference.of("12345678901234567890") + "\"");
    }

    @Test
    void oneMessageThatFailsFailsTheInvocationAndNotTheOthers() {
        unfinished.add(FIRST);

        assertThatThrownBy(() -> outcomes().take(messages(message("m-1", FIRST), message("m-2", SECOND)), "request-1"))
                .isInstanceOf(NotToldException.class)
                .hasMessageStartingWith("not known yet");

        assertThat(posts).hasSize(1);
        assertThat(log()).hasLineCount(2).contains("\"outcome\":\"Failed\"", "\"outcome\":\"Released\"");
        assertThat(claims).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ap-northeast-1:111111111111:kaikin-outcome-checks, ap-northeast-1:111111111111:kaikin-failed-outcomes",
        "ap-northeast-1:111111111111:kaikin-outcome-checks, ap-northeast-1:999999999999:kaikin-outcome-checks",
        "ap-northeast-1:111111111111:kaikin-outcome-checks, us-east-1:111111111111:kaikin-outcome-checks",
        "'\"aws:sqs\"', '\"aws:sns\"'",
        "kaikin-outcome-check/1, kaikin-outcome-check/2",
        "account=222222222222, account=22222222222",
        "messageId, messageIds",
        "'\"m-1\"', '\"\"'"
    })
    void dropsWhatIsNoCheckOfOurs(String found, String instead) {
        var message = message("m-1", FIRST);
        assertThat(message).contains(found);

        outcomes().take(messages(message.replace(found, instead)), "request-1");

        assertThat(looked).isEmpty();
        assertThat(log())
                .contains("\"outcome\":\"Dropped\"", "the message is no check of ours")
                .hasLineCount(1);
    }

    @Test
    void saysNothingOfStrangersAccounts() {
        outcomes().take(messages(message("m-1", FIRST).replace("222222222222", "333333333333")), "request-1");

        assertThat(looked).isEmpty();
        assertThat(log()).contains("no fleet of ours");
    }

    @Test
    void theDailyEventDoesNothingElse() {
        outcomes().take(KeepActive.EVENT.getBytes(UTF_8), "request-1");

        assertThat(log().strip()).isEqualTo("{\"event\":\"keep-active\",\"request\":\"request-1\"}");
        assertThat(looked).isEmpty();
    }

    @Test
    void dropsWhatIsNoEventAtAll() {
        for (var event : List.of("", "null", "[]", "{}", "{\"Records\":3}", "{\"Records\":[{\"body\":", "\u0000")) {
            outcomes().take(event.getBytes(UTF_8), "request-1");
        }

        assertThat(looked).isEmpty();
        assertThat(log().lines()).hasSize(7).allMatch(line -> line.contains("\"outcome\":\"Dropped\""));
    }

    private OutcomeHandler outcomes() {
        var telling = new OutcomeNotifier(
                this::report,
                (key, attempt) -> claims.computeIfAbsent(key.toString(), unclaimed -> attempt)
                        .equals(attempt),
                (to, answers) -> {
                    posts.add(to + " " + answers);
                    return delivery;
                },
                history,
                new OutcomeNotifier.Rules(Set.of(FLEET), Set.of(7L), language -> Texts.in(language, "SRE")));
        return new OutcomeHandler(
                telling, QUEUE, java.time.Clock.systemUTC(), new JsonLog(new PrintStream(log, true, UTF_8)));
    }

    private Report report(EndedCommand ended) {
        looked.add(ended.command());
        var line = "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded"
                + " guards=nft-sets reason=none server=another";
        return new Report(
                Optional.of(new CommandComment(7, "12345678901234567890", 9, AnswerLanguage.EN)),
                List.of(ServerReport.finished("i-0abc1234", line, ended.address())),
                unfinished.contains(ended.command()) ? List.of("i-0def") : List.of());
    }

    /** As SQS hands them over. */
    private static byte[] messages(String... messages) {
        return Stream.of(messages)
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"))
                .getBytes(UTF_8);
    }

    private static String message(String id, String command) {
        return """
                {"messageId":"%s","receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a","body":"%s",
                "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183"},
                "messageAttributes":{"myAttribute":{"stringValue":"myValue","dataType":"String"}},
                "md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs","eventSourceARN":"%s",
                "awsRegion":"ap-northeast-1"}""".formatted(id, new OutcomeCheck(FLEET, command, "203.0.113.7"), QUEUE);
    }

    private String log() {
        return log.toString(UTF_8);
    }
}
