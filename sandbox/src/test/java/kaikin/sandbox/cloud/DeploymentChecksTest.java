package kaikin.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentChecksTest {
    private static final String BUS = "arn:aws:events:ap-northeast-1:111111111111:event-bus/hub";
    private static final String ACCOUNT_IN = """
            {'Sid': 'Fleets', 'Effect': 'Allow', 'Principal': {'AWS': ['arn:aws:iam::222222222222:root']},
             'Action': 'events:PutEvents', 'Resource': '%s',
             'Condition': {'StringEquals': {'events:source': 'aws.ssm', 'events:detail-type': 'ended'}}}""".formatted(BUS);

    @Test
    void aTargetOnAnotherAccountsBusIsTakenWhereTheBusLetsTheAccountIn() {
        assertThat(Stack.deployed(hub(ACCOUNT_IN), fleet("'source': ['aws.ssm'], 'detail-type': ['ended']"))
                        .eventRules())
                .hasSize(1);
    }

    @Test
    void aTargetOnABusThatIsNotThereYetIsRefused() {
        assertThatThrownBy(() -> Stack.deployed(fleet("'source': ['aws.ssm'], 'detail-type': ['ended']")))
                .hasMessageContaining("AccessDeniedException: PutTargets")
                .hasMessageContaining("deploy the account of the bus first");
    }

    @Test
    void itIsNotEnoughThatTheBusNamesTheRulesRole() {
        var roleIn = ACCOUNT_IN.replace("222222222222:root", "222222222222:role/forwarder");

        assertThatThrownBy(() -> Stack.deployed(hub(roleIn), fleet("'source': ['aws.ssm'], 'detail-type': ['ended']")))
                .hasMessageContaining("AccessDeniedException: PutTargets");
    }

    @Test
    void aRuleThatLetsMoreThroughThanTheBusIsRefused() {
        assertThatThrownBy(
                        () -> Stack.deployed(hub(ACCOUNT_IN), fleet("'source': ['aws.ec2'], 'detail-type': ['ended']")))
                .hasMessageContaining("AccessDeniedException: PutTargets");
    }

    @Test
    void aScheduleNeedsARoleThatSchedulerMayTakeForItsGroup() {
        assertThat(Stack.deployed(scheduled("schedule-group/uploads", "222222222222"))
                        .schedules())
                .extracting(Schedule::groupArn)
                .containsExactly("arn:aws:scheduler:ap-northeast-1:222222222222:schedule-group/uploads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule/uploads/upload", "schedule-group/default", "schedule-group/*other"})
    void aRoleThatTrustsSchedulerForSomethingElseIsRefused(String source) {
        assertThatThrownBy(() -> Stack.deployed(scheduled(source, "222222222222")))
                .hasMessageContaining("must allow AWS EventBridge Scheduler to assume the role");
    }

    @Test
    void aRoleThatTrustsSchedulerForAnotherAccountIsRefused() {
        assertThatThrownBy(() -> Stack.deployed(scheduled("schedule-group/uploads", "333333333333")))
                .hasMessageContaining("must allow AWS EventBridge Scheduler to assume the role");
    }

    @Test
    void aScheduleNeedsItsGroup() {
        var stack = Stack.of("222222222222")
                .role("role", "scheduler.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}")
                .with(
                        "aws:scheduler/schedule:Schedule",
                        "upload",
                        "arn:aws:scheduler:ap-northeast-1:222222222222:schedule/uploads/upload",
                        """
                        {'groupName': 'uploads', 'scheduleExpression': 'rate(1 minute)', 'flexibleTimeWindow': {'mode': 'OFF'},
                         'target': {'arn': 'arn:aws:scheduler:::aws-sdk:ssm:sendCommand',
                                    'roleArn': 'arn:aws:iam::222222222222:role/role', 'input': '{}'}}""");

        assertThatThrownBy(() -> Stack.deployed(stack)).hasMessageContaining("Schedule group uploads does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"})
    void aFunctionThatMayNotReadItsQueueIsRefused(String missing) {
        var operations = "'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'";
        assertThat(Stack.deployed(reader(operations, 30)).eventSourceMappings()).hasSize(1);

        assertThatThrownBy(() -> Stack.deployed(reader(operations.replace(missing, "sqs:ListQueues"), 30)))
                .hasMessageContaining("does not have permissions to call " + missing.replace("sqs:", "") + " on SQS");
    }

    @Test
    void aQueueThatShowsAMessageAgainTooSoonIsRefused() {
        var operations = "'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'";

        assertThatThrownBy(() -> Stack.deployed(reader(operations, 29)))
                .hasMessageContaining("Queue visibility timeout: 29 seconds is less than Function timeout: 30 seconds");
    }

    @Test
    void aDeadLetterQueueMustBeThere() {
        var stack = role(Stack.of("111111111111")).queue("checks", """
                        {"redrivePolicy": "{\\"deadLetterTargetArn\\": \\"arn:aws:sqs:ap-northeast-1:111111111111:none\\", \\"maxReceiveCount\\": 5}"}""");

        assertThatThrownBy(() -> Stack.deployed(stack)).hasMessageContaining("does not exist");
    }

    @Test
    void rulesThatSendCommandsAreNoLongerPlayed() {
        var arn = "arn:aws:events:ap-northeast-1:111111111111:rule/upload";
        var stack = role(Stack.of("111111111111"))
                .with("aws:cloudwatch/eventRule:EventRule", "upload", arn, "{'scheduleExpression': 'rate(1 minute)'}");

        assertThatThrownBy(() -> Stack.deployed(stack)).hasMessageContaining("EventBridge Scheduler");
    }

    private static Stack hub(String statement) {
        return role(Stack.of("111111111111")).bus("hub", statement);
    }

    private static Stack fleet(String pattern) {
        return Stack.of("222222222222")
                .role("forwarder", "events.amazonaws.com", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}")
                .rule(
                        "forward",
                        "",
                        "{" + pattern + "}",
                        "{'arn': '%s', 'roleArn': 'arn:aws:iam::222222222222:role/forwarder'}".formatted(BUS));
    }

    private static Stack scheduled(String source, String account) {
        return Stack.of("222222222222")
                .trusting("role", """
                        {'Effect': 'Allow', 'Principal': {'Service': 'scheduler.amazonaws.com'}, 'Action': 'sts:AssumeRole',
                         'Condition': {'StringEquals': {'aws:SourceAccount': '%s'},
                                       'ArnEquals': {'aws:SourceArn': 'arn:aws:scheduler:ap-northeast-1:222222222222:%s'}}}""".formatted(account, source))
                .with("aws:scheduler/scheduleGroup:ScheduleGroup", "uploads", "", "{}")
                .with(
                        "aws:scheduler/schedule:Schedule",
                        "upload",
                        "arn:aws:scheduler:ap-northeast-1:222222222222:schedule/uploads/upload",
                        """
                        {'groupName': 'uploads', 'scheduleExpression': 'rate(1 minute)', 'flexibleTimeWindow': {'mode': 'OFF'},
                         'target': {'arn': 'arn:aws:scheduler:::aws-sdk:ssm:sendCommand',
                                    'roleArn': 'arn:aws:iam::222222222222:role/role', 'input': '{}'}}""");
    }

    private static Stack reader(String operations, int visibility) {
        return Stack.of("111111111111")
                .role(
                        "bot",
                        "lambda.amazonaws.com",
                        "{'Effect': 'Allow', 'Action': [%s], 'Resource': '*'}".formatted(operations))
                .queue("checks", "{'visibilityTimeoutSeconds': %d}".formatted(visibility))
                .function("bot", "bot", "events.amazonaws.com")
                .with("aws:lambda/eventSourceMapping:EventSourceMapping", "checks", "", """
                        {'eventSourceArn': 'arn:aws:sqs:ap-northeast-1:111111111111:checks',
                         'functionName': 'arn:aws:lambda:ap-northeast-1:111111111111:function:bot:live'}""");
    }

    private static Stack role(Stack stack) {
        return stack.role("some", "lambda.amazonaws.com", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}");
    }
}
