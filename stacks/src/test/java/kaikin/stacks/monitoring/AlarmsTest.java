package kaikin.stacks.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms of the hub and of a fleet, and where they go. */
@TestInstance(Lifecycle.PER_CLASS)
class AlarmsTest {
    private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private static final String TOPIC = "arn:aws:sns:ap-northeast-1:111111111111:kaikin-alarms";
    private final RegisteredResources resources = alarms(true);

    private static RegisteredResources alarms(boolean mail) {
        return RegisteredResources.by(() -> {
            var options = ComponentResourceOptions.Empty;
            var topic = Optional.of("ops@example.com")
                    .filter(address -> mail)
                    .map(address -> new AlarmTopic(new AlarmTopic.Args(ExampleSettings.HUB, address), options));
            HubAlarms.create(
                    new HubAlarms.Args(
                            new Dashboard.Functions("some-webhook", "some-outcome"),
                            "some-failures",
                            "some-group",
                            Output.of("api1"),
                            topic),
                    options);
            new CommandAlarms(new CommandAlarms.Args("some-events", topic), options);
        });
    }

    @Test
    void areAllThatHaveAName() {
        assertThat(resources.names(ALARM))
                .containsExactlyElementsOf(Stream.of(AlarmName.values())
                        .map(AlarmName::toString)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "kaikin-function-errors, FunctionAlarms, AWS/Lambda, Errors, FunctionName, some-webhook, 1, 300",
        "kaikin-outcome-throttles, FunctionAlarms, AWS/Lambda, Throttles, FunctionName, some-outcome, 1, 300",
        "kaikin-outcomes-lost, OutcomeAlarms, AWS/SQS, ApproximateNumberOfMessagesVisible, QueueName, some-failures, 1, 300",
        "kaikin-snapshots-not-kept, OutcomeAlarms, AWS/Scheduler, InvocationDroppedCount, ScheduleGroup, some-group, 1, 300",
        "kaikin-api-4xx, ApiAlarms, AWS/ApiGateway, 4xx, ApiId, api1, 100, 300",
        "kaikin-events-unforwarded, CommandAlarms, AWS/SQS, ApproximateNumberOfMessagesVisible, QueueName, some-events, 1, 300",
    })
    void watchWhatAwsCounts(
            String name,
            String component,
            String namespace,
            String metric,
            String dimension,
            String value,
            double threshold,
            double period) {
        var alarm = resources.named(ALARM, name);

        assertThat(alarm.urn()).contains("kaikin:watch:" + component + "$kaikin:watch:CountAlarm$");
        assertThat(alarm.inputs())
                .containsEntry("namespace", namespace)
                .containsEntry("metricName", metric)
                .containsEntry("dimensions", Map.of(dimension, value))
                .containsEntry("statistic", "Sum")
                .containsEntry("threshold", threshold)
                .containsEntry("period", period)
                .containsEntry("treatMissingData", "notBreaching");
    }

    @Test
    void stayAsLongAsAServerIsSilent() {
        assertThat(resources.named(ALARM, "kaikin-servers-silent").input("period"))
                .isEqualTo(3600.0);
    }

    @Test
    void knowTheAgeOfTheOldestCheck() {
        assertThat(resources.named(ALARM, "kaikin-outcome-checks-stuck").inputs())
                .containsEntry("statistic", "Maximum")
                .containsEntry("threshold", 1800.0);
    }

    @Test
    void goToTheTopicWhereThereIsOne() {
        assertThat(resources.ofType(ALARM))
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(alarm.inputs())
                        .containsEntry("alarmActions", List.of(TOPIC))
                        .containsEntry("okActions", List.of(TOPIC)));
        assertThat(alarms(false).ofType(ALARM))
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(alarm.inputs()).containsEntry("alarmActions", List.of()));
    }

    @Test
    void reachATopicThatOnlyOurAlarmsPublishTo() {
        var topic = resources.only("aws:sns/topic:Topic");

        assertThat(resources.only("aws:sns/topicSubscription:TopicSubscription").inputs())
                .containsEntry("protocol", "email")
                .containsEntry("endpoint", "ops@example.com");
        var statement = topic.statement("policy", "OurAlarms");
        assertThat(statement.path("Principal").toString()).isEqualTo("{\"Service\":\"cloudwatch.amazonaws.com\"}");
        assertThat(statement.at("/Condition/ArnLike/aws:SourceArn").asText())
                .isEqualTo("arn:aws:cloudwatch:ap-northeast-1:111111111111:alarm:kaikin-*");
    }

    @Test
    void refuseALimitThatCloudWatchDoesNotTake() {
        var metric = SumAlarm.Metric.visibleMessages("some-queue");

        assertThatThrownBy(() -> new SumAlarm.Limit(metric, 0, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SumAlarm.Limit(metric, 1, Duration.ofSeconds(90)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
