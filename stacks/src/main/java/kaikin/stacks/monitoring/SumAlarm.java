package kaikin.stacks.monitoring;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An alarm on something that happens too often; where nothing is counted, nothing is wrong. */
final class SumAlarm extends ComponentResource {
    SumAlarm(AlarmName name, Limit limit, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:CountAlarm", name.toString(), options);
        var actions = topic.map(AlarmTopic::arn).stream().toList();
        new MetricAlarm(
                name.toString(),
                MetricAlarmArgs.builder()
                        .name(name.toString())
                        .alarmDescription(name.meaning())
                        .namespace(limit.metric().namespace())
                        .metricName(limit.metric().name())
                        .dimensions(limit.metric().dimensions())
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
                        .dependsOn(topic.map(AlarmTopic::topic).stream().toArray(Resource[]::new))
                        .build());
        registerOutputs(Map.of());
    }

    /** So many within this time are too many. */
    record Limit(Metric metric, int count, Duration within, String statistic) {
        Limit(Metric metric, int count, Duration within) {
            this(metric, count, within, "Sum");
        }

        /** Of what is measured and not counted: so much at any time is too much. */
        static Limit most(Metric metric, int most) {
            return new Limit(metric, most, Duration.ofMinutes(5), "Maximum");
        }

        static Limit any(Metric metric) {
            return new Limit(metric, 1, Duration.ofMinutes(5));
        }
    }
}
