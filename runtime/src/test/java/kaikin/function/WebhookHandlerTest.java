package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kaikin.chatwork.ChatworkSecrets;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.ClaimKey;
import kaikin.contract.Reference;
import kaikin.function.HttpApiEvent.Response;
import kaikin.notify.UnavailableException;
import kaikin.webhook.ChatRoom.AnswerParagraph;
import kaikin.webhook.ChatRoom.Delivery;
import kaikin.webhook.MemoryChecks;
import kaikin.webhook.MemoryHistory;
import kaikin.webhook.MemoryLists;
import kaikin.webhook.ReleaseSender;
import kaikin.webhook.UnbanService;
import kaikin.webhook.UnbanService.Permissions;
import org.junit.jupiter.api.Test;

class WebhookHandlerTest {
    private static final String TOKEN = "A9ne+ygvdV0IZBaPFV2zC1e5Bk+IsI14BPwieRoBQNU=";
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<AnswerParagraph> posted = new ArrayList<>();
    private final Map<ClaimKey, String> claims = new HashMap<>();
    private boolean claimsFail;
    private final MemoryLists lists = new MemoryLists();
    private int secretReads;
    private Instant now = NOW;
    private String token = TOKEN;
    private final MemoryChecks checks = new MemoryChecks();
    private Optional<String> trouble = Optional.empty();
    private final MemoryHistory history = new MemoryHistory();
    private final WebhookHandler webhook = webhook();

    @Test
    void answersASignedQuestion() {
        assertThat(post(mention("list"), sign(mention("list")))).isEqualTo(Response.OK);
        assertThat(posted).hasSize(1);
        assertThat(lists.looks()).isOne();
        assertThat(log())
                .contains("\"outcome\":\"Overview\"", "\"request\":\"request-1\"", "\"message\":\"123\"")
                .hasLineCount(1);
    }

    @Test
    void answersInTheLanguageOfTheQuestionWhereThatIsClear() {
        for (var text : List.of("what is banned?", "一覧をください", "list")) {
            var body = mention(text).replace("\"message_id\":\"123\"", "\"message_id\":\"" + text.length() + "\"");
            post(body, sign(body));
        }

        assertThat(posted).extracting(AnswerParagraph::title).containsExactly("Servers", "サーバー一覧", "サーバー一覧");
    }

    @Test
    void refusesAnUnsignedWebhookWithoutAnyCall() {
        post(mention("hi"), sign(mention("hi")));
        posted.clear();
        now = NOW.plusSeconds(3600);
        for (var signature : List.of("", "!!", "pvioOXBz8RQOT07SGOC3PeFUay0ObzjCtZd+HNkIjUo=", "ü")) {
            assertThat(post(mention("list"), signature)).isEqualTo(Response.BAD_SIGNATURE);
        }
        assertThat(webhook.answer(event(mention("list"), Map.of()), "request-1"))
                .isEqualTo(Response.BAD_SIGNATURE);
        assertThat(posted).isEmpty();
        assertThat(lists.looks()).isZero();
        assertThat(secretReads).isOne();
    }

    /** A rotated token makes each of Chatwork's webhooks such a one, and nobody gets an answer any more. */
    @Test
    void countsSignaturesThatMayBeChatworks() {
        post(mention("list"), "pvioOXBz8RQOT07SGOC3PeFUay0ObzjCtZd+HNkIjUo=");
        webhook.answer(
                new HttpApiEvent(
                        Map.of(),
                        Map.of("chatwork_webhook_signature", "pvioOXBz8RQOT07SGOC3PeFUay0ObzjCtZd HNkIjUo="),
                        mention("list").getBytes(UTF_8)),
                "request-2");

        assertThat(log().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"detail\":\"bad signature\"")
                        && line.contains("\"outcome\":\"refused\"")
                        && line.contains("\"BadSignature\":1,\"_aws\""));
    }

    /** Strangers try every address of the Internet; they do not know what a signature of Chatwork's looks like. */
    @Test
    void countsNothingOfWhatLacksAChatworkSignature() {
        for (var signature :
                List.of("", "!!", "AAAA", "sha256=0123456789abcdef", "x".repeat(44), "A".repeat(43) + "B=")) {
            post(mention("list"), signature);
        }
        webhook.answer(event(mention("list"), Map.of()), "request-1");

        assertThat(log().lines())
                .hasSize(7)
                .allMatch(line -> line.contains("\"detail\":\"no signature\"") && !line.contains("_aws"));
    }

    /** With 401 Chatwork would be turned away, with 200 it would think that somebody was answered. */
    @Test
    void saysThatItCannotVerifyWhereTheTokensCannotBeRead() {
        trouble = Optional.of("cannot read the Chatwork tokens: ThrottlingException");

        assertThat(post(mention("list"), sign(mention("list")))).isEqualTo(Response.NOT_VERIFIED);
        assertThat(post(mention("list"), "not even a signature")).isEqualTo(Response.NOT_VERIFIED);

        assertThat(Response.NOT_VERIFIED.status()).isEqualTo(503);
        assertThat(posted).isEmpty();
        assertThat(log())
                .hasLineCount(2)
                .contains("\"outcome\":\"unverified\"", "ThrottlingException", "\"Unverified\":1,\"_aws\"");
    }

    @Test
    void readsTheTokensAtTheNextWebhookWhereTheyCouldNotBeReadBefore() {
        trouble = Optional.of("cannot read the Chatwork tokens: AccessDeniedException");
        post(mention("list"), sign(mention("list")));

        trouble = Optional.empty();
        assertThat(post(mention("list"), sign(mention("list")))).isEqualTo(Response.OK);
        assertThat(post(mention("list"), "bad")).isEqualTo(Response.BAD_SIGNATURE);

        assertThat(posted).hasSize(1);
        assertThat(secretReads).isEqualTo(2);
    }

    @Test
    void aTokenThatIsNotBase64VerifiesNothing() {
        token = "not Base64!";

        assertThat(post(mention("list"), sign(mention("list")))).isEqualTo(Response.NOT_VERIFIED);

        assertThat(log())
                .contains("the webhook token is not Base64: copy it again from Chatwork")
                .doesNotContain("not Base64!");
    }

    @Test
    void keepsGoodTokensWhereTheNewOnesAreBroken() {
        post(mention("hi"), sign(mention("hi")));
        now = NOW.plusSeconds(301);
        token = "not Base64!";

        assertThat(post(mention("hi"), sign(mention("hi")))).isEqualTo(Response.OK);

        assertThat(log()).contains("\"event\":\"secrets\"", "kept the old ones");
    }

    @Test
    void countsTheReleasesWhoseEndNobodyWillLookFor() {
        lists.ban("203.0.113.7", NOW);
        post(mention("203.0.113.7"), sign(mention("203.0.113.7")));
        assertThat(log()).contains("\"Started\":1").doesNotContain("Unchecked");

        checks.fail();
        var again = mention("203.0.113.7").replace("\"123\"", "\"124\"");
        post(again, sign(again));

        assertThat(posted)
                .extracting(AnswerParagraph::title)
                .containsOnly("作業開始")
                .hasSize(2);
        assertThat(log()).contains("\"Unchecked\":1", "SQS did not answer");
    }

    @Test
    void takesWhatIsSignedAndDoesNothingWithIt() {
        for (var body : List.of(
                mention("list").replace("mention_to_me", "message_created"),
                mention("list").replace("\"to_account_id\":99", "\"to_account_id\":98"),
                mention("list").replace("\"from_account_id\":20", "\"from_account_id\":99"),
                mention("list").replace("1790000000", "1789999000"))) {
            assertThat(post(body, sign(body))).isEqualTo(Response.OK);
        }
        assertThat(posted).isEmpty();
        assertThat(lists.looks()).isZero();
        assertThat(log().lines()).hasSize(4).allMatch(line -> line.contains("\"outcome\":\"dropped\""));
    }

    @Test
    void saysThatItDidNotUnderstandWhatIsNoEvent() {
        for (var body : List.of("", "not json", "{}", "[1]", "{\"webhook_event_type\":\"mention_to_me\"}")) {
            assertThat(post(body, sign(body))).isEqualTo(Response.NOT_UNDERSTOOD);
        }
        assertThat(posted).isEmpty();
        assertThat(log().lines()).hasSize(5).allMatch(line -> line.contains("unreadable: "));
    }

    @Test
    void refusesWhatIsLargerThanAnyMessageWhoeverSignedIt() {
        var body = mention("x".repeat(600_000));

        assertThat(post(body, sign(body))).isEqualTo(Response.TOO_LARGE);
        assertThat(posted).isEmpty();
        assertThat(log()).contains("too large").hasLineCount(1);
    }

    @Test
    void countsInTheFormatThatCloudWatchReads() throws IOException {
        post(mention("203.0.113.7"), sign(mention("203.0.113.7")));

        try (var json = new JsonFactory().createParser(log())) {
            while (json.nextToken() != null) {
                // Not JSON would throw.
            }
        }
        assertThat(log())
                .contains(
                        "\"Function\":\"webhook\",\"Asked\":1,\"NotFound\":1,\"Doubted\":1,\"_aws\":{\"Timestamp\":1790000000000,",
                        "\"CloudWatchMetrics\":[{\"Namespace\":\"Kaikin\",\"Dimensions\":[[\"Function\"]],\"Metrics\":[",
                        "{\"Name\":\"Asked\",\"Unit\":\"Count\"}");
    }

    /** Its alarm says that the log names the account. */
    @Test
    void countsThatNotAllListsOfAnAccountWereRead() {
        lists.overfill(new AccountId("222222222222"));

        post(mention("203.0.113.7"), sign(mention("203.0.113.7")));

        assertThat(log()).contains("\"Doubted\":1,\"Incomplete\":1", "\"incomplete\":\"222222222222\"");
    }

    @Test
    void theLogSaysWhoAskedForWhatWhere() {
        post(mention("203.0.113.7は誰の？"), sign(mention("203.0.113.7は誰の？")));

        assertThat(log())
                .contains(
                        "\"asker\":\"20\"",
                        "\"room\":\"10\"",
                        "\"asked\":\"Check\"",
                        "\"addresses\":\"203.0.113.7\"",
                        "\"servers\":\"\"",
                        "\"reference\":\"" + Reference.of("123") + "\"",
                        "\"request\":\"request-1\"")
                .doesNotContain("誰の");
    }

    /** One number finds the request in both functions' logs, and the answers. */
    @Test
    void theReferenceOfAnAnswerStandsInTheLog() {
        lists.ban("203.0.113.7", NOW);

        post(mention("203.0.113.7"), sign(mention("203.0.113.7")));

        assertThat(posted)
                .extracting(AnswerParagraph::text)
                .singleElement()
                .asString()
                .contains("受付番号: " + Reference.of("123"));
        assertThat(log()).contains("\"reference\":\"" + Reference.of("123") + "\"");
    }

    @Test
    void keepsReleasesAndChecksForTheHistoryAndNothingThatAnybodyWrote() {
        lists.ban("203.0.113.7", NOW);
        for (var text : List.of("203.0.113.7 お願いします、山田です", "check 203.0.113.7", "list", "203.0.113.7 を解除しないで")) {
            var body = mention(text).replace("\"message_id\":\"123\"", "\"message_id\":\"" + text.length() + "\"");
            post(body, sign(body));
        }

        assertThat(history.objects().values()).noneMatch(text -> text.contains("山田"));
        assertThat(history.objects().values())
                .filteredOn(text -> !text.startsWith("kaikin-servers/1"))
                .hasSize(2)
                .allMatch(text -> text.startsWith("kaikin-request/1 time=2026-") && text.contains(" asker=20 "))
                .anyMatch(text -> text.contains("asked=release\n203.0.113.7 started "))
                .anyMatch(text -> text.contains("asked=check\n203.0.113.7 banned "));
    }

    @Test
    void keepsThatAStrangerWasTurnedAway() {
        postAsStranger("203.0.113.7", 1);

        assertThat(history.objects().values()).singleElement().asString().contains("203.0.113.7 not-allowed -");
    }

    @Test
    void aHistoryThatCannotBeKeptKeepsNobodyWaiting() {
        history.fail();
        lists.ban("203.0.113.7", NOW);

        assertThat(post(mention("203.0.113.7"), sign(mention("203.0.113.7")))).isEqualTo(Response.OK);

        assertThat(posted).extracting(AnswerParagraph::title).containsExactly("作業開始");
        assertThat(log()).contains("\"outcome\":\"unkept\"", "AccessDenied", "\"Started\":1");
    }

    /** Two bots would answer each other for ever. */
    @Test
    void aStrangerIsToldOnceInTenMinutes() {
        for (var minute = 0; minute <= 35; minute++) {
            now = NOW.plusSeconds(minute * 60L);
            postAsStranger("list " + minute, minute + 1);
        }

        assertThat(posted).hasSizeBetween(2, 4);
        assertThat(log()).contains("told before");
    }

    @Test
    void aStrangerThatRepliesToTheBotIsToldNothing() {
        postAsStranger("[rp aid=99 to=10-5] thanks for nothing", 1);
        postAsStranger("[qt][qtmeta aid=99 time=1]Nothing done[/qt] what?", 2);

        assertThat(posted).isEmpty();
        assertThat(lists.looks()).isZero();
    }

    @Test
    void aStrangerIsToldNothingWhereItCannotBeKnownWhetherTheyWere() {
        claimsFail = true;

        postAsStranger("list", 1);

        assertThat(posted).isEmpty();
    }

    private void postAsStranger(String text, int message) {
        var body = mention(text)
                .replace("\"from_account_id\":20", "\"from_account_id\":21")
                .replace("\"message_id\":\"123\"", "\"message_id\":\"" + message + "\"")
                .replace("1790000000", Long.toString(now.getEpochSecond()));
        webhook.answer(event(body, Map.of("x-chatworkwebhooksignature", sign(body))), "request-" + message);
    }

    @Test
    void aStrangerIsToldWhomToAskAndNothingIsLookedUp() {
        var body = mention("list").replace("\"from_account_id\":20", "\"from_account_id\":21");

        post(body, sign(body));

        assertThat(posted)
                .singleElement()
                .satisfies(answer -> assertThat(answer.text()).contains("SRE", "21"));
        assertThat(lists.looks()).isZero();
        assertThat(log()).contains("NotAllowed");
    }

    @Test
    void answersAMessageOnceHoweverOftenItComes() {
        post(mention("list"), sign(mention("list")));
        post(mention("list"), sign(mention("list")));

        assertThat(posted).hasSize(1);
        assertThat(log()).contains("\"detail\":\"delivered before\",").hasLineCount(2);
        assertThat(claims).containsOnlyKeys(ClaimKey.message(10, "123"));
    }

    @Test
    void answersWhereItCannotBeKnownWhetherAnotherDid() {
        claimsFail = true;

        post(mention("list"), sign(mention("list")));

        assertThat(posted).hasSize(1);
        assertThat(log()).contains("\"outcome\":\"unclaimed\"", "SlowDown");
    }

    @Test
    void readsTheTokensAgainAfterFiveMinutes() {
        post(mention("hi"), sign(mention("hi")));
        now = NOW.plusSeconds(299);
        post(mention("hi"), sign(mention("hi")));
        assertThat(secretReads).isOne();

        now = NOW.plusSeconds(301);
        token = "AAAA";
        assertThat(post(mention("hi"), sign(mention("hi")))).isEqualTo(Response.BAD_SIGNATURE);
        assertThat(secretReads).isEqualTo(2);
    }

    @Test
    void logsOneEscapedLineWithoutSecretsOrTexts() {
        var body = mention("hello\\n{\\\"outcome\\\":\\\"forged\\\"}");

        post(body, sign(body));

        assertThat(log()).hasLineCount(1).doesNotContain("forged", TOKEN, "api-token", sign(body));
    }

    private WebhookHandler webhook() {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        var journal = new JsonLog(new PrintStream(log, true, UTF_8));
        var secrets = new CachedSecrets(
                () -> {
                    secretReads++;
                    trouble.ifPresent(words -> {
                        throw new IllegalStateException(words);
                    });
                    return new ChatworkSecrets(token, "api-token");
                },
                clock,
                journal);
        var rules = new UnbanService.Rules(
                new Permissions(Set.of(10L), Set.of(20L)), AnswerLanguage.JA, Duration.ofMinutes(20), Set.of());
        var unban = new UnbanService(
                lists, history, order -> new ReleaseSender.Start.Started("command"), checks, rules, clock);
        var setting = new WebhookHandler.Setting(99, AnswerLanguage.JA, "SRE", clock, journal);
        return new WebhookHandler(
                secrets,
                unban,
                new WebhookHandler.Chat(
                        (question, answers) -> {
                            posted.addAll(answers);
                            return new Delivery.Delivered("1");
                        },
                        this::claim,
                        history),
                setting);
    }

    private boolean claim(ClaimKey key, String attempt) throws UnavailableException {
        if (claimsFail) {
            throw new UnavailableException("SlowDown", new IllegalStateException());
        }
        return claims.putIfAbsent(key, attempt) == null;
    }

    private Response post(String body, String signature) {
        return webhook.answer(event(body, Map.of("x-chatworkwebhooksignature", signature)), "request-1");
    }

    private static HttpApiEvent event(String body, Map<String, String> headers) {
        return new HttpApiEvent(headers, Map.of(), body.getBytes(UTF_8));
    }

    private static String mention(String text) {
        return """
        {"webhook_event_type":"mention_to_me","webhook_event_time":1790000000,"webhook_event":{"from_account_id":20,\
        "to_account_id":99,"room_id":10,"message_id":"123","body":"%s"}}""".formatted(text);
    }

    private static String sign(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(TOKEN), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String log() {
        return log.toString(UTF_8);
    }
}
