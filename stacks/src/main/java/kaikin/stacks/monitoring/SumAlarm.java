package kaikin.stacks.monitoring;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An alarm on something that happens too often; where nothing is counted, nothing is wrong. */
final class SumAlarm extends ComponentResource {
    SumAlarm(AlarmName name, Args args, ComponentResourceOptions options) {
        super("kaikin:watch:CountAlarm", name.toString(), options);
        var limit = args.limit();
        var metric = limit.metric();
        var actions = args.topic().map(AlarmTopic::arn).stream().toList();
        new MetricAlarm(
                name.toString(),
                MetricAlarmArgs.builder()
                        .name(name.toString())
                        .alarmDescription(name.meaning())
                        .namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(metric.dimensions())
                        .statistic(limit.statistic())
                        .period((int) limit.within().toSeconds())
                        .evaluationPeriods(1)
                        .comparisonOperator("GreaterThanOrEqualToThreshold")
                        .threshold((double) limit.count())
                        .treatMissingData("notBreaching")
                        .alarmActions(actions)
                        .okActions(actions)
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(args.topic().map(AlarmTopic::topic).stream().toArray(Resource[]::new))
                        .build());
        registerOutputs(Map.of());
    }

    record Args(Limit limit, Optional<AlarmTopic> topic) {}

    /** So many within this time are too many. */
    record Limit(Metric metric, int count, Duration within, String statistic) {
        Limit {
            if (count < 1 || within.toSeconds() % 60 != 0) {
                throw new IllegalArgumentException("an alarm needs a count from 1, and whole minutes: " + metric);
            }
        }

        Limit(Metric metric, int count, Duration within) {
            this(metric, count, within, "Sum");
        }

        /** Limits what is measured and not counted: so much at any time is too much. */
        static Limit most(Metric metric, int most) {
            return new Limit(metric, most, Duration.ofMinutes(5), "Maximum");
        }

        static Limit any(Metric metric) {
            return new Limit(metric, 1, Duration.ofMinutes(5));
        }
    }

    /** A number that CloudWatch keeps, by its namespace, name and dimensions. */
    record Metric(String namespace, String name, Output<Map<String, String>> dimensions) {
        static Metric of(String namespace, String name, Map<String, String> dimensions) {
            return new Metric(namespace, name, Output.of(dimensions));
        }

        /** Messages of a queue that wait for somebody. */
        static Metric visibleMessages(String queue) {
            return of("AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", queue));
        }

        /** Seconds that the oldest message of a queue has been in it. */
        static Metric oldestMessage(String queue) {
            return of("AWS/SQS", "ApproximateAgeOfOldestMessage", Map.of("QueueName", queue));
        }

        /** Calls that EventBridge Scheduler gave up for a group of schedules. */
        static Metric droppedInvocations(String group) {
            return of("AWS/Scheduler", "InvocationDroppedCount", Map.of("ScheduleGroup", group));
        }
    }
}
