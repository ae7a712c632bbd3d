package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoForeignResourceTest {
    private static final String RULE = "no-foreign-resource";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws:lambda/function:Function | {'layers': ['arn:aws:lambda:eu-west-1:999999999999:layer:theirs:1']}",
                "aws:lambda/function:Function | {'imageUri': '999999999999.dkr.ecr.eu-west-1.amazonaws.com/theirs'}",
                "aws:cloudwatch/eventTarget:EventTarget | {'arn': 'arn:aws:sqs:eu-west-1:999999999999:theirs'}",
                "aws:cloudwatch/eventTarget:EventTarget | {'deadLetterConfig': {'arn': 'arn:aws:sqs:eu-west-1:999999999999:q'}}",
                "aws:sns/topicSubscription:TopicSubscription | {'endpoint': 'arn:aws:sqs:eu-west-1:999999999999:theirs'}",
                "aws:s3/bucketNotification:BucketNotification | {'queues': [{'queueArn': 'arn:aws:sqs:eu-west-1:999999999999:q'}]}",
                "aws:cloudwatch/metricAlarm:MetricAlarm | {'alarmActions': ['arn:aws:sns:eu-west-1:999999999999:theirs']}",
                "aws:ssm/parameter:Parameter | {'keyId': 'arn:aws:kms:eu-west-1:999999999999:key/1'}",
                "aws:scheduler/schedule:Schedule | {'target': {'input': '{`QueueUrl`: `https://sqs.eu-west-1.amazonaws.com/999999999999/q`}'}}",
                "pulumi:providers:aws | {'assumeRoles': '[{`roleArn`: `arn:aws:iam::999999999999:role/theirs`}]'}"
            })
    void whatNamesAResourceOfAStrangersAccountIsAViolation(String type, String inputs) {
        assertThat(PackFindings.violations(RULE, SmallPlans.resource(type, "it", inputs.replace("`", "\\\""))))
                .singleElement()
                .asString()
                .contains("999999999999");
        assertThat(PackFindings.violations(
                        RULE,
                        SmallPlans.resource(
                                type, "it", inputs.replace("`", "\\\"").replace("999999999999", "111111111111"))))
                .isEmpty();
    }

    @Test
    void whoIsAStrangerIsLeftOpenWhereNoAccountIsConfigured() {
        assertThat(PackFindings.undecided(
                        new NoForeignResource(OwnAccounts.UNKNOWN),
                        SmallPlans.resource(
                                "aws:ssm/parameter:Parameter",
                                "it",
                                "{'keyId': 'arn:aws:kms:eu-west-1:999999999999:key/1'}")))
                .containsExactly("it: no account is configured, so whether 999999999999 is ours is not known");
    }
}
