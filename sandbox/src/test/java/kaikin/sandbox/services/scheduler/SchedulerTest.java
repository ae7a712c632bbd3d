package kaikin.sandbox.services.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kaikin.sandbox.cloud.Schedule;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.namespace.AgentShell.AgentResult;
import kaikin.sandbox.services.lambda.Account;
import kaikin.sandbox.services.lambda.Functions;
import kaikin.sandbox.services.ssm.Agents;
import kaikin.sandbox.services.ssm.CommandInvocation;
import kaikin.sandbox.services.ssm.RunCommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTest {
    private static final String HUB = "111111111111";
    private static final String INPUT = """
            {"DocumentName": "upload", "Targets": [{"Key": "tag:bot", "Values": ["yes"]}], "MaxConcurrency": "1", "MaxErrors": "100%", "TimeoutSeconds": 60}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Account account;

    @Test
    void callsSendCommandWithItsInputAsItsRole() throws Exception {
        var scheduler = deploy(INPUT);

        var fired = scheduler.fire(Schedule.EVERY_MINUTE);

        assertThat(fired).extracting(Scheduler.Fired::outcome).containsExactly("sent");
        assertThat(fired.get(0).command().orElseThrow().join())
                .extracting(CommandInvocation.Result::details)
                .containsExactly("Failed", "Failed");
        assertThat(ran).containsExactly("first", "second");
        assertThat(account.decisions("ssm:SendCommand")).contains("allowed schedule: Send");
        assertThat(account.audit())
                .anyMatch(line -> line.contains("sts:AssumeRole") && line.contains("scheduler.amazonaws.com"));
    }

    @Test
    void callsAFunctionWithItsInputAsItsRole() throws Exception {
        var scheduler = deploy(INPUT);

        assertThat(scheduler.fire(Schedule.EVERY_DAY))
                .extracting(Scheduler.Fired::outcome)
                .containsExactly("called");
        account.lambda().awaitAccepted();

        assertThat(heard).containsExactly("{\"kaikin\":\"keep-active\"}");
        assertThat(account.decisions("lambda:InvokeFunction")).containsExactly("allowed keeper: Call");
    }

    @Test
    void waitsForAFunctionThatIsInactive() throws Exception {
        var scheduler = deploy(INPUT);
        for (var day = 0; day < 14; day++) {
            account.lambda().dayPassed();
        }
        assertThat(account.lambda().lines()).singleElement().asString().contains("Inactive");

        assertThat(scheduler.fire(Schedule.EVERY_DAY))
                .extracting(Scheduler.Fired::outcome)
                .containsExactly("called");
    }

    @Test
    void withoutTheGrantNothingIsCalledAndTheAuditSaysSo() throws Exception {
        var scheduler = deploy(INPUT);
        account.cloud().delayIam(1);

        assertThat(scheduler.fire(Schedule.EVERY_MINUTE))
                .extracting(Scheduler.Fired::outcome)
                .containsExactly("its role cannot be assumed");

        account.cloud().pass(1);
        assertThat(scheduler.fire(Schedule.EVERY_MINUTE))
                .extracting(Scheduler.Fired::outcome)
                .containsExactly("sent");
    }

    @Test
    void anInputThatTheOperationDoesNotKnowIsRefusedWhenTheScheduleIsMade() {
        assertThatThrownBy(() -> deploy(INPUT.replace("MaxErrors", "MaxFailures")))
                .hasMessageContaining("Invalid RequestJson provided")
                .hasMessageContaining("MaxFailures");
        assertThatThrownBy(() -> deploy(INPUT.replace("60", "\"60\""))).hasMessageContaining("TimeoutSeconds");
    }

    private Scheduler deploy(String input) throws Exception {
        var cloud = Stack.deployed(Stack.of(HUB)
                .role("server", "ec2.amazonaws.com", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}")
                .role("bot", "lambda.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")
                .role(
                        "schedule",
                        "scheduler.amazonaws.com",
                        "{'Sid': 'Send', 'Effect': 'Allow', 'Action': 'ssm:SendCommand', 'Resource': '*'}")
                .role(
                        "keeper",
                        "scheduler.amazonaws.com",
                        "{'Sid': 'Call', 'Effect': 'Allow', 'Action': 'lambda:InvokeFunction', 'Resource': '*'}")
                .with("aws:iam/instanceProfile:InstanceProfile", "server", "", "{'role': 'server'}")
                .with(
                        "aws:ssm/document:Document",
                        "upload",
                        "arn:aws:ssm:ap-northeast-1:111111111111:document/upload",
                        """
                        {"content": "{\\"schemaVersion\\": \\"2.2\\", \\"mainSteps\\": [{\\"action\\": \\"aws:runShellScript\\", \\"inputs\\": {\\"timeoutSeconds\\": \\"60\\", \\"runCommand\\": [\\"true\\"]}}]}"}""")
                .function("bot", "bot", "events.amazonaws.com")
                .with(
                        "aws:scheduler/schedule:Schedule",
                        "upload",
                        schedule("upload"),
                        target("rate(1 minute)", "arn:aws:scheduler:::aws-sdk:ssm:sendCommand", "schedule", input))
                .with(
                        "aws:scheduler/schedule:Schedule",
                        "keep",
                        schedule("keep"),
                        target(
                                "rate(1 day)",
                                "arn:aws:lambda:ap-northeast-1:111111111111:function:bot:live",
                                "keeper",
                                "{\"kaikin\":\"keep-active\"}")));
        account = Account.of(cloud, directory);
        Functions.publish(account.lambda(), cloud.functions().get(0), event -> {
            heard.add(event);
            return "";
        });
        var agents = new Agents(
                command -> {
                    ran.add(command.target().host());
                    return new AgentResult(1, "", "");
                },
                account.authorizer(),
                () -> false);
        for (var name : List.of("first", "second")) {
            agents.register(cloud.launch(name, HUB, "10.0.0." + name.length(), Map.of("bot", "yes")), false);
        }
        var commands = new RunCommandService(cloud, account.authorizer(), agents, Clock.systemUTC(), command -> {});
        return new Scheduler(cloud, account.tokens(), commands, account.lambda());
    }

    private static String schedule(String name) {
        return "arn:aws:scheduler:ap-northeast-1:111111111111:schedule/default/" + name;
    }

    private static String target(String expression, String arn, String role, String input) {
        return """
                {"scheduleExpression": "%s", "flexibleTimeWindow": {"mode": "OFF"},
                 "target": {"arn": "%s", "roleArn": "arn:aws:iam::111111111111:role/%s", "input": "%s"}}""".formatted(expression, arn, role, input.replace("\"", "\\\""));
    }
}
