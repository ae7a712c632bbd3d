package kaikin.sandbox.services.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.demo.Await;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.namespace.AgentShell.AgentCommand;
import kaikin.sandbox.namespace.AgentShell.AgentResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandServiceTest {
    private static final String ACCOUNT = "111111111111";
    private static final RoleSession OPERATOR = new RoleSession(ACCOUNT, "operator", "s");
    private static final RoleSession READER = new RoleSession(ACCOUNT, "reader", "s");
    private static final String NEVER = "i-00000000000000000";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final List<RunCommand> ended = new CopyOnWriteArrayList<>();
    private final AtomicInteger lostReplies = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private int exitCode;

    @SuppressWarnings("NullAway.Init")
    private Cloud cloud;

    @SuppressWarnings("NullAway.Init")
    private Agents agents;

    @SuppressWarnings("NullAway.Init")
    private RunCommandService commands;

    @SuppressWarnings("NullAway.Init")
    private InvocationQueries answers;

    @SuppressWarnings("NullAway.Init")
    private Instance first;

    @SuppressWarnings("NullAway.Init")
    private Instance second;

    @BeforeEach
    void deploy() throws Exception {
        cloud = Stack.deployed(Stack.of(ACCOUNT)
                .role(
                        "server",
                        "ec2.amazonaws.com",
                        "{'Effect': 'Allow', 'Action': ['ssm:UpdateInstanceInformation', 'ssmmessages:*'], 'Resource': '*'}")
                .role(
                        "operator",
                        "lambda.amazonaws.com",
                        "{'Effect': 'Allow', 'Action': 'ssm:SendCommand', 'Resource': 'arn:aws:ssm:*:*:document/release'}",
                        """
                        {'Effect': 'Allow', 'Action': 'ssm:SendCommand', 'Resource': 'arn:aws:ec2:*:*:instance/*',
                         'Condition': {'StringEquals': {'ssm:resourceTag/bot': 'yes'}}}""")
                .role(
                        "reader",
                        "lambda.amazonaws.com",
                        "{'Effect': 'Allow', 'Action': ['ssm:ListCommandInvocations', 'ssm:GetCommandInvocation'], 'Resource': '*'}")
                .with("aws:iam/instanceProfile:InstanceProfile", "server", "", "{'role': 'server'}")
                .with(
                        "aws:ssm/document:Document",
                        "release",
                        "arn:aws:ssm:ap-northeast-1:111111111111:document/release",
                        """
                        {"content": "{\\"schemaVersion\\": \\"2.2\\", \\"mainSteps\\": [{\\"action\\": \\"aws:runShellScript\\", \\"inputs\\": {\\"timeoutSeconds\\": \\"120\\", \\"runCommand\\": [\\"true\\"]}}]}"}"""));
        var authorizer = new Authorizer(cloud, new Audit(directory.resolve("audit")), Clock.systemUTC());
        agents = new Agents(this::run, authorizer, () -> lostReplies.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
        commands = new RunCommandService(cloud, authorizer, agents, Clock.systemUTC(), ended::add);
        answers = new InvocationQueries(commands, authorizer, () -> unknown.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
        first = launch("first", "10.0.0.1");
        second = launch("second", "10.0.0.2");
    }

    @Test
    void aServerThatIsGoneDeniesTheWholeCallBeforeAnythingIsSaidAboutIds() {
        assertThat(cloud.terminate("second")).hasValue(second);
        agents.forget(second);

        assertThatThrownBy(() -> send(first.id(), second.id()))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.error().code()).isEqualTo("AccessDeniedException"))
                .hasMessageContaining(second.arn());
        assertThatThrownBy(() -> send(NEVER, first.id())).hasMessageContaining("AccessDeniedException");
        assertThat(ran).isEmpty();
        assertThat(send(first.id()).join()).hasSize(1);
    }

    @Test
    void aServerWithoutTheTagDeniesTheWholeCall() {
        assertThat(cloud.untag("second", "bot")).hasValue(second);

        assertThatThrownBy(() -> send(first.id(), second.id())).hasMessageContaining("AccessDeniedException");

        assertThat(ran).isEmpty();
        assertThat(sendToTag().invocations())
                .extracting(each -> each.instance().name())
                .containsExactly("first");
    }

    @Test
    void invocationsAreListedByDocumentAndServerAndPageByPage() {
        send(first.id()).join();
        send(first.id(), second.id()).join();

        assertThat(listed("{}")).hasSize(3);
        assertThat(listed("{'InstanceId': '%s'}".formatted(second.id()))).hasSize(1);
        assertThat(listed("{'Filters': [{'key': 'DocumentName', 'value': 'release'}]}"))
                .hasSize(3);
        assertThat(listed("{'Filters': [{'key': 'DocumentName', 'value': 'other'}]}"))
                .isEmpty();
        assertThat(listed("{'MaxResults': 2}")).hasSize(2);
        assertThat(listed("{'MaxResults': 2, 'NextToken': '2'}")).hasSize(1);
        assertThat(listed("{'Details': true}")
                        .get(0)
                        .at("/CommandPlugins/0/Name")
                        .asText())
                .isEqualTo("aws:runShellScript");
        assertThatThrownBy(() -> listed("{'MaxResults': 51}")).hasMessageContaining("ValidationException");
        assertThatThrownBy(() -> listed("{'NextToken': 'x'}")).hasMessageContaining("InvalidNextToken");
        assertThatThrownBy(() -> listed("{'Filters': [{'key': 'Server', 'value': 'x'}]}"))
                .hasMessageContaining("InvalidFilterKey");
        assertThatThrownBy(() -> listed("{'Instances': []}")).hasMessageContaining("ValidationException");
    }

    private JsonNode listed(String request) {
        return answer(request).path("CommandInvocations");
    }

    @Test
    void aTaggedServerWhoseAgentIsGoneIsNoValidInstance() {
        agents.forget(second);

        assertThatThrownBy(() -> send(first.id(), second.id())).hasMessageContaining("InvalidInstanceId");
    }

    @Test
    void aSilentServersPartIsDelayedUntilTheWholeTimeHasPassed() {
        agents.silence("first");
        var command = send(first.id());
        assertThat(status(command)).isEqualTo("Delayed");

        // One minute to take it and two to run it.
        agents.pass(2);
        assertThat(status(command)).isEqualTo("Delayed");
        agents.pass(1);

        assertThat(command.join()).extracting(CommandInvocation.Result::details).containsExactly("DeliveryTimedOut");
        assertThat(command.status()).isEqualTo("TimedOut");
        assertThat(ran).isEmpty();
    }

    @Test
    void aServerThatSpeaksAgainTakesWhatWaitsForIt() {
        agents.silence("first");
        var command = send(first.id());
        agents.pass(1);

        agents.endSilence();

        assertThat(command.join()).extracting(CommandInvocation.Result::status).containsExactly("Success");
        assertThat(ran).containsExactly("first");
    }

    @Test
    void aReplyThatIsLostIsADeliveryThatTimedOutThoughTheServerDidIt() throws Exception {
        lostReplies.set(1);
        var command = send(first.id());
        command.invocations().get(0).await();
        assertThat(Await.trueWithin(Duration.ofSeconds(30), () -> ran.contains("first")))
                .isTrue();
        assertThat(status(command)).isEqualTo("InProgress");

        agents.pass(3);

        assertThat(command.join()).extracting(CommandInvocation.Result::details).containsExactly("DeliveryTimedOut");
    }

    @Test
    void aCommandThatIsNotKnownHasNoInvocations() {
        var list = list("01234567-89ab-4def-8123-456789abcdef");

        assertThat(list.path("CommandInvocations").isArray()).isTrue();
        assertThat(list.path("CommandInvocations")).isEmpty();
        assertThatThrownBy(() -> get("01234567-89ab-4def-8123-456789abcdef", first.id()))
                .hasMessageContaining("InvocationDoesNotExist");
    }

    @Test
    void aCommandMayNotBeKnownYet() {
        var id = send(first.id(), second.id()).id();
        unknown.set(2);

        assertThat(list(id).path("CommandInvocations")).isEmpty();
        assertThatThrownBy(() -> get(id, first.id())).hasMessageContaining("InvocationDoesNotExist");

        assertThat(list(id).path("CommandInvocations")).hasSize(2);
        assertThat(get(id, first.id()).path("InstanceId").asText()).isEqualTo(first.id());
    }

    @Test
    void withTheDefaultOneFailureStopsACommandThatGoesFromServerToServer() {
        exitCode = 1;

        var command = commands.send(OPERATOR, Stack.REGION, SendCommand.read(json("""
                {"DocumentName": "release", "Targets": [{"Key": "tag:bot", "Values": ["yes"]}], "MaxConcurrency": "1"}""")));

        assertThat(command.join())
                .extracting(CommandInvocation.Result::details)
                .containsExactly("Failed", "Terminated");
        assertThat(command.status()).isEqualTo("Failed");
        assertThat(ran).containsExactly("first");
    }

    @Test
    void withMaxErrorsOfAllEveryServerGetsItsTurn() {
        exitCode = 1;

        var command = commands.send(OPERATOR, Stack.REGION, SendCommand.read(json("""
                {"DocumentName": "release", "Targets": [{"Key": "tag:bot", "Values": ["yes"]}], "MaxConcurrency": "1",
                 "MaxErrors": "100%"}""")));

        assertThat(command.join()).extracting(CommandInvocation.Result::details).containsExactly("Failed", "Failed");
        assertThat(ran).containsExactly("first", "second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'MaxConcurrency': '0'",
                "'MaxConcurrency': '0%'",
                "'MaxConcurrency': '101%'",
                "'MaxConcurrency': 100",
                "'MaxErrors': '-1'",
                "'MaxErrors': 'all'",
                "'MaxErrors': 0",
                "'TimeoutSeconds': 29",
                "'TimeoutSeconds': '60'",
                "'TimeoutSeconds': 2592001",
                "'Colour': 'red'"
            })
    void refusesWhatSendCommandRefuses(String member) {
        var request = "{'DocumentName': 'release', 'InstanceIds': ['i-0123456789abcdef0'], %s}".formatted(member);

        assertThatThrownBy(() -> SendCommand.read(json(request.replace('\'', '"'))))
                .isInstanceOf(AwsException.class);
    }

    @Test
    void refusesAServerThatIsNamedTwice() {
        assertThatThrownBy(() -> send(first.id(), first.id())).hasMessageContaining("DuplicateInstanceId");
    }

    private Instance launch(String name, String address) {
        var instance = cloud.launch(name, ACCOUNT, address, Map.of("bot", "yes"));
        agents.register(instance, false);
        return instance;
    }

    private RunCommand send(String... ids) {
        var request = JsonMapper.builder().build().createObjectNode();
        request.put("DocumentName", "release").put("TimeoutSeconds", 60);
        List.of(ids).forEach(request.putArray("InstanceIds")::add);
        return commands.send(OPERATOR, Stack.REGION, SendCommand.read(request));
    }

    private RunCommand sendToTag() {
        return commands.send(OPERATOR, Stack.REGION, SendCommand.read(json("""
                {"DocumentName": "release", "Targets": [{"Key": "tag:bot", "Values": ["yes"]}]}""")));
    }

    private String status(RunCommand command) {
        return list(command.id()).at("/CommandInvocations/0/Status").asText();
    }

    private JsonNode list(String id) {
        return answer("{'CommandId': '%s'}".formatted(id));
    }

    private JsonNode answer(String request) {
        return json(
                answers.list(READER, json(request.replace('\'', '"'))).body().text());
    }

    private JsonNode get(String id, String instance) {
        return json(answers.get(READER, json("{\"CommandId\": \"%s\", \"InstanceId\": \"%s\"}".formatted(id, instance)))
                .body()
                .text());
    }

    private AgentResult run(AgentCommand command) {
        ran.add(command.target().host());
        return new AgentResult(exitCode, "", "");
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
