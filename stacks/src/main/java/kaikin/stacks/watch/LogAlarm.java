package kaikin.stacks.watch;

import com.pulumi.aws.cloudwatch.LogMetricFilter;
import com.pulumi.aws.cloudwatch.LogMetricFilterArgs;
import com.pulumi.aws.cloudwatch.inputs.LogMetricFilterMetricTransformationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import java.util.Optional;

/** An alarm on lines of a log: a filter that counts them, and the alarm on its count. */
final class LogAlarm extends ComponentResource {
    static final String NAMESPACE = "Kaikin";

    LogAlarm(AlarmName name, Lines lines, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:LogAlarm", name.toString(), options);
        new LogMetricFilter(
                name.toString(),
                LogMetricFilterArgs.builder()
                        .name(name.toString())
                        .logGroupName(lines.logGroup())
                        .pattern(lines.pattern())
                        .metricTransformation(LogMetricFilterMetricTransformationArgs.builder()
                                .namespace(NAMESPACE)
                                .name(name.toString())
                                .value("1")
                                .build())
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        new CountAlarm(
                name,
                CountAlarm.Limit.any(Metric.of(NAMESPACE, name.toString(), Map.of())),
                topic,
                ComponentResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of());
    }

    /** The lines of a log group that match a pattern (CloudWatch Logs, filter pattern syntax for JSON). */
    record Lines(Output<String> logGroup, String pattern) {}
}
