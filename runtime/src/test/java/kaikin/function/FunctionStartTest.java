package kaikin.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kaikin.aws.AwsClients;
import kaikin.aws.PrimingHttpClient;
import kaikin.chatwork.WebhookSignature;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;
import kaikin.contract.KeepActive;
import kaikin.contract.OutcomeEnvironment;
import kaikin.contract.SelfCheck;
import kaikin.contract.WebhookEnvironment;
import kaikin.function.TroubledAws.Trouble;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever AWS does while a function starts, is kept or restored, the function is there afterwards. */
@Timeout(60)
class FunctionStartTest {
    private static final AccountId HUB = new AccountId("111111111111");
    private static final String REGION = "ap-northeast-1";
    private static final String TOKEN = "A9ne+ygvdV0IZBaPFV2zC1e5Bk+IsI14BPwieRoBQNU=";
    private static final BanListKey LIST = new BanListKey(HUB, "i-0abc1234", "web-1");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final JsonLog journal = new JsonLog(new PrintStream(log, true, UTF_8));

    @ParameterizedTest
    @EnumSource
    void theWebhookFunctionStartsAndIsRestored(Trouble trouble) throws Exception {
        var aws = aws(trouble);
        var function = new WebhookFunction(webhookVariables(), region -> AwsClients.offline(region, aws), journal);

        function.beforeCheckpoint(Core.getGlobalContext());
        function.afterRestore(Core.getGlobalContext());

        assertThat(log()).doesNotContain("\"outcome\":\"failed\"").contains("\"event\":\"secrets\"", "not read yet");
        assertThat(call(function, mention())).contains("\"statusCode\":503");
        assertThat(log()).contains("\"outcome\":\"unverified\"", "\"Unverified\":1");

        aws.recover();
        assertThat(call(function, mention())).contains("\"statusCode\":200");
        assertThat(log()).contains("\"outcome\":\"ReleaseStarted\"", "Delivered");
    }

    @ParameterizedTest
    @EnumSource
    void theOutcomeFunctionStartsAndIsRestored(Trouble trouble) throws Exception {
        var aws = aws(trouble);
        var function = new OutcomeFunction(outcomeVariables(), region -> AwsClients.offline(region, aws), journal);

        function.beforeCheckpoint(Core.getGlobalContext());
        function.afterRestore(Core.getGlobalContext());

        assertThat(log()).contains("\"event\":\"init\"", "\"outcome\":\"incomplete\"");
        assertThatThrownBy(() -> call(function, """
                {"detail-type":"EC2 Command Status-change Notification","source":"aws.ssm","account":"111111111111",
                "detail":{"command-id":"0f3c1a9e-2b4d-4c6e-8f01-23456789abcd","document-name":"kaikin-release",
                "status":"Success"}}""")).isInstanceOf(NotToldException.class);
        assertThat(log()).contains("\"outcome\":\"Failed\"");
    }

    @Test
    void aVariableThatIsMissingIsAFaultOfTheDeployment() {
        var variables = new HashMap<>(webhookVariables());
        variables.remove("KAIKIN_ROOMS");
        var aws = aws(Trouble.DENIED);

        assertThatThrownBy(() -> new WebhookFunction(variables, region -> AwsClients.offline(region, aws), journal))
                .isInstanceOf(NotStartedException.class);
        assertThatThrownBy(() -> new OutcomeFunction(variables, region -> AwsClients.offline(region, aws), journal))
                .isInstanceOf(NotStartedException.class);
        assertThat(log()).contains("\"event\":\"init\"", "\"outcome\":\"failed\"", "KAIKIN_ROOMS");
    }

    @Test
    void theDailyEventDoesNothingElse() throws Exception {
        var aws = aws(Trouble.DENIED);
        aws.recover();
        var webhook = new WebhookFunction(webhookVariables(), region -> AwsClients.offline(region, aws), journal);
        var outcome = new OutcomeFunction(outcomeVariables(), region -> AwsClients.offline(region, aws), journal);

        assertThat(call(webhook, KeepActive.EVENT)).contains("\"statusCode\":200");
        assertThat(call(outcome, KeepActive.EVENT)).isEmpty();

        assertThat(log().lines())
                .containsExactly(
                        "{\"event\":\"keep-active\",\"request\":\"request-1\"}",
                        "{\"event\":\"keep-active\",\"request\":\"request-1\"}");
    }

    @Test
    void theHourlyCheckCountsServersThatAreSilentAndThatListsCannotBeRead() throws Exception {
        var aws = aws(Trouble.DENIED);
        var webhook = new WebhookFunction(webhookVariables(), region -> AwsClients.offline(region, aws), journal);

        assertThat(call(webhook, SelfCheck.EVENT)).contains("\"statusCode\":200");
        aws.recover();
        assertThat(call(webhook, SelfCheck.EVENT)).contains("\"statusCode\":200");

        assertThat(log().lines().filter(line -> line.contains("\"event\":\"self-check\"")))
                .satisfiesExactly(
                        denied -> assertThat(denied).contains("\"outcome\":\"failed\"", "\"Silent\":"),
                        looked -> assertThat(looked).contains("lists=").doesNotContain("failed"));
    }

    private static String call(RequestStreamHandler function, String event) throws IOException {
        var output = new ByteArrayOutputStream();
        var context = (Context) Proxy.newProxyInstance(
                FunctionStartTest.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> "request-1");
        function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, context);
        return output.toString(UTF_8);
    }

    /** As the HTTP API hands it over. */
    private static String mention() {
        var body = """
                {"webhook_event_type":"mention_to_me","webhook_event_time":%d,"webhook_event":{"from_account_id":20,\
                "to_account_id":99,"room_id":10,"message_id":"123","body":"[To:99] 203.0.113.7"}}""".formatted(Instant.now().getEpochSecond());
        return "{\"version\":\"2.0\",\"headers\":{\"x-chatworkwebhooksignature\":\"%s\"},\"body\":\"%s\"}"
                .formatted(
                        new WebhookSignature(TOKEN).of(body.getBytes(UTF_8)),
                        new String(JsonStringEncoder.getInstance().quoteAsString(body)));
    }

    private static TroubledAws aws(Trouble trouble) {
        var header = new BanListFormat.Header(HUB, LIST.instance(), LIST.server(), Instant.now());
        return new TroubledAws(
                trouble,
                new PrimingHttpClient(
                        TOKEN,
                        LIST,
                        header + "\nlisting iptables-nft\n-N sshguard\n-A sshguard -s 203.0.113.7/32 -j DROP\nend\n"));
    }

    private static Map<String, String> webhookVariables() {
        var variables = new HashMap<>(new WebhookEnvironment(
                        HUB,
                        Set.of(HUB),
                        Set.of(10L),
                        Set.of(20L),
                        99,
                        AnswerLanguage.JA,
                        Duration.ofMinutes(20),
                        "SRE")
                .variables());
        variables.put("AWS_REGION", REGION);
        return variables;
    }

    private static Map<String, String> outcomeVariables() {
        var variables = new HashMap<>(new OutcomeEnvironment(HUB, Set.of(HUB), Set.of(10L), "SRE").variables());
        variables.put("AWS_REGION", REGION);
        return variables;
    }

    private String log() {
        return log.toString(UTF_8);
    }
}
