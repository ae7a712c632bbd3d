package kaikin.sandbox.services.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;
import kaikin.sandbox.services.lambda.Account;
import kaikin.sandbox.services.lambda.Functions;
import kaikin.sandbox.services.ssm.RunCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBridgeTest {
    private static final String BUS = "arn:aws:events:ap-northeast-1:111111111111:event-bus/hub";
    private static final String RULE = "arn:aws:events:ap-northeast-1:222222222222:rule/forward";
    private static final String DEAD = "arn:aws:sqs:ap-northeast-1:222222222222:dead";
    private static final String OUR_SOURCE =
            "{'StringEquals': {'events:source': ['aws.ssm', 'tests'], 'events:detail-type': '%s'}}";
    private static final String TYPE = "EC2 Command Status-change Notification";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger lost = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Account account;

    @SuppressWarnings("NullAway.Init")
    private EventBridge events;

    @Test
    void anEventGoesFromTheFleetsBusToTheHubsAndToItsFunction() throws Exception {
        deploy(hub(), fleet());

        events.ended(command());
        account.lambda().awaitAccepted();

        assertThat(heard).hasSize(1);
        assertThat(account.decisions("events:PutEvents")).containsExactly("allowed forwarder: Put + hub (bus): Fleets");
        assertThat(events.lost()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {"[{'prefix': 'aws.'}]; 1", "[{'anything-but': 'aws.ssm'}]; 0", "[{'exists': false}]; 0"})
    void patternsAskForWhatEventBridgeLetsThem(String source, int events) throws Exception {
        var hub = hub().rule(
                        "more",
                        "hub",
                        "{'source': " + source + "}",
                        "{'arn': 'arn:aws:lambda:ap-northeast-1:111111111111:function:bot:live'}");
        deploy(hub, fleet());

        this.events.ended(command());
        account.lambda().awaitAccepted();

        assertThat(heard).hasSize(1 + events);
    }

    @Test
    void aPatternThatEventBridgeDoesNotTakeIsRefused() {
        var hub = hub().rule("wrong", "", "{'source': [{'prefixes': 'aws.'}]}", "{'arn': 'x'}");

        assertThatThrownBy(() -> Stack.deployed(hub))
                .hasMessageContaining("InvalidEventPatternException: Event pattern is not valid.");
    }

    @Test
    void whatTheBusDoesNotTakeGoesToTheRulesDeadLetterQueue() throws Exception {
        deploy(
                hub(),
                fleet().role(
                                "forwarder",
                                "events.amazonaws.com",
                                "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}"));

        events.ended(command());

        assertThat(heard).isEmpty();
        assertThat(account.queues().bodies(DEAD)).hasSize(1);
        assertThat(account.decisions("sqs:SendMessage")).containsExactly("allowed dead (queue): Rule");
        assertThat(events.lost()).isEmpty();
    }

    @Test
    void whatNoQueueTakesIsLostAndCounted() throws Exception {
        var stack =
                fleet().role("forwarder", "events.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}");
        deploy(hub(), stack, DEAD + "-none");

        events.ended(command());

        assertThat(events.lost()).singleElement().asString().contains("NO_PERMISSIONS", BUS, "\"command-id\"");
    }

    @Test
    void aFunctionThatIsGoneIsSaidToBeInTheQueue() throws Exception {
        var hub = Stack.of("111111111111")
                .role("bot", "lambda.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")
                .bus("hub", busPolicy())
                .rule(
                        "outcome",
                        "hub",
                        "{'source': ['aws.ssm']}",
                        "{'arn': 'arn:aws:lambda:ap-northeast-1:111111111111:function:gone:live'}");
        deploy(hub, fleet());

        events.ended(command());

        assertThat(events.lost()).singleElement().asString().contains("NO_RESOURCE");
    }

    @Test
    void anEventThatTheServiceLosesComesWhenItIsDeliveredAgain() throws Exception {
        deploy(hub(), fleet());
        lost.set(1);
        events.ended(command());
        account.lambda().awaitAccepted();
        assertThat(heard).isEmpty();
        assertThat(events.lost()).singleElement().asString().contains("the service lost it");

        events.redeliver();
        account.lambda().awaitAccepted();

        assertThat(heard).hasSize(1);
    }

    @Test
    void anInactiveFunctionIsCalledAgainWhenItIsReady() throws Exception {
        deploy(hub(), fleet());
        for (var day = 0; day < 14; day++) {
            account.lambda().dayPassed();
        }
        assertThat(account.lambda().lines()).singleElement().asString().contains("Inactive");

        events.ended(command());
        account.lambda().awaitAccepted();

        assertThat(heard).hasSize(1);
    }

    @Test
    void nobodyPutsEventsOfAwsByHand() throws Exception {
        deploy(hub(), fleet());

        var answer = put("222222222222", "administrator", "aws.ssm", BUS);

        assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/Entries/0/ErrorCode").asText()).isEqualTo("NotAuthorizedForSourceException");
        assertThat(heard).isEmpty();
        assertThat(account.decisions("events:PutEvents")).containsExactly("refused");
    }

    @Test
    void otherSourcesAreIamsBusiness() throws Exception {
        deploy(hub(), fleet());

        assertThatThrownBy(() -> put("222222222222", "administrator", "forged", BUS))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.error().code()).isEqualTo("AccessDeniedException"));
        assertThatThrownBy(() -> put("222222222222", "nobody", "tests", BUS)).isInstanceOf(AwsException.class);

        assertThat(put("222222222222", "administrator", "tests", BUS)
                        .path("FailedEntryCount")
                        .asInt())
                .isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void whatAnEventMustHaveIsAskedEntryByEntry() throws Exception {
        deploy(hub(), fleet());

        assertThat(put("222222222222", "administrator", "", BUS)
                        .at("/Entries/0/ErrorCode")
                        .asText())
                .isEqualTo("InvalidArgument");
    }

    private void deploy(Stack hub, Stack fleet) throws Exception {
        deploy(hub, fleet, DEAD);
    }

    private void deploy(Stack hub, Stack fleet, String deadLetterArn) throws Exception {
        var rule =
                "{'arn': '%s', 'roleArn': 'arn:aws:iam::222222222222:role/forwarder', 'deadLetterConfig': {'arn': '%s'}}";
        var cloud = Stack.deployed(
                hub,
                fleet.rule(
                        "forward",
                        "",
                        "{'source': ['aws.ssm'], 'detail-type': ['%s']}".formatted(TYPE),
                        rule.formatted(BUS, deadLetterArn)));
        account = Account.of(cloud, directory);
        publish(cloud);
        events = new EventBridge(
                cloud,
                account.tokens(),
                account.authorizer(),
                account.lambda(),
                account.queues(),
                () -> lost.getAndUpdate(count -> Math.max(0, count - 1)) > 0,
                Clock.systemUTC());
    }

    private void publish(Cloud cloud) throws InterruptedException {
        for (var function : cloud.functions()) {
            Functions.publish(account.lambda(), function, event -> {
                heard.add(event);
                return "";
            });
        }
    }

    private static Stack hub() {
        return Stack.of("111111111111")
                .role("bot", "lambda.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")
                .function("bot", "bot", "events.amazonaws.com")
                .bus("hub", busPolicy())
                .rule(
                        "outcome",
                        "hub",
                        "{'source': ['aws.ssm']}",
                        "{'arn': 'arn:aws:lambda:ap-northeast-1:111111111111:function:bot:live'}");
    }

    private static String busPolicy() {
        return "{'Sid': 'Fleets', 'Effect': 'Allow', 'Principal': {'AWS': ['arn:aws:iam::222222222222:root']}, 'Action': 'events:PutEvents', 'Resource': '%s', 'Condition': %s}"
                .formatted(BUS, OUR_SOURCE.formatted(TYPE));
    }

    private static Stack fleet() {
        return Stack.of("222222222222")
                .role("administrator", "lambda.amazonaws.com", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}")
                .role("nobody", "lambda.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")
                .role(
                        "forwarder",
                        "events.amazonaws.com",
                        "{'Sid': 'Put', 'Effect': 'Allow', 'Action': 'events:PutEvents', 'Resource': '%s'}"
                                .formatted(BUS))
                .queue("dead", "{}")
                .queuePolicy("dead", """
                        {'Sid': 'Rule', 'Effect': 'Allow', 'Principal': {'Service': 'events.amazonaws.com'},
                         'Action': 'sqs:SendMessage', 'Resource': '%s',
                         'Condition': {'ArnEquals': {'aws:SourceArn': '%s'}, 'StringEquals': {'aws:SourceAccount': '222222222222'}}}""".formatted(DEAD, RULE));
    }

    private static RunCommand command() {
        return new RunCommand(
                "01234567-89ab-4def-8123-456789abcdef",
                "222222222222",
                Stack.REGION,
                Instant.now(),
                "release",
                Map.of(),
                "",
                0,
                List.of());
    }

    private JsonNode put(String from, String role, String source, String bus) throws Exception {
        var call = HttpCall.of("POST", URI.create("https://events.ap-northeast-1.amazonaws.com/"));
        call = call.withHeaders(call.headers().with("X-Amz-Target", "AWSEvents.PutEvents"));
        var body = """
                {"Entries": [{"Source": "%s", "DetailType": "%s", "Detail": "{}", "EventBusName": "%s"}]}""".formatted(source, TYPE, bus);
        var service = new EventService(account.cloud(), events, account.authorizer(), Clock.systemUTC());
        var signed = new VerifiedSignature<>(
                "ASIAKEY", "events", Stack.REGION, new RoleSession(from, role, "s"), Instant.now(), ByteBody.of(body));
        return JsonMapper.builder()
                .build()
                .readTree(service.answer(call, signed).body().text());
    }
}
