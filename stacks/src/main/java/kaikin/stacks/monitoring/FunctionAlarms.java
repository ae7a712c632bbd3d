package kaikin.stacks.monitoring;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;

/** Alarms on what Lambda counts of both functions: calls that broke, and calls that it turned away. */
public final class FunctionAlarms extends ComponentResource {
    public FunctionAlarms(
            String webhook, String outcome, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:FunctionAlarms", "function-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new SumAlarm(AlarmName.FUNCTION_ERRORS, any(webhook, "Errors"), topic, children);
        new SumAlarm(AlarmName.FUNCTION_THROTTLES, any(webhook, "Throttles"), topic, children);
        new SumAlarm(AlarmName.OUTCOME_ERRORS, any(outcome, "Errors"), topic, children);
        new SumAlarm(AlarmName.OUTCOME_THROTTLES, any(outcome, "Throttles"), topic, children);
        registerOutputs(Map.of());
    }

    private static SumAlarm.Limit any(String function, String metric) {
        return SumAlarm.Limit.any(Metric.of("AWS/Lambda", metric, Map.of("FunctionName", function)));
    }
}
