package kaikin.stacks.watch;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;

/** What Lambda and SQS count: calls of the webhook that broke, and events that the outcome function gave up. */
public final class FunctionAlarms extends ComponentResource {
    public FunctionAlarms(
            String webhook, String failedOutcomes, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:FunctionAlarms", "function-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new CountAlarm(AlarmName.FUNCTION_ERRORS, CountAlarm.Limit.any(metric(webhook, "Errors")), topic, children);
        new CountAlarm(
                AlarmName.FUNCTION_THROTTLES, CountAlarm.Limit.any(metric(webhook, "Throttles")), topic, children);
        new CountAlarm(
                AlarmName.OUTCOMES_LOST,
                CountAlarm.Limit.any(Metric.of(
                        "AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", failedOutcomes))),
                topic,
                children);
        registerOutputs(Map.of());
    }

    private static Metric metric(String function, String name) {
        return Metric.of("AWS/Lambda", name, Map.of("FunctionName", function));
    }
}
