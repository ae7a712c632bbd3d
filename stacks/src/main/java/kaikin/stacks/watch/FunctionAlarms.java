package kaikin.stacks.watch;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;

/** What Lambda itself counts of a function. */
public final class FunctionAlarms extends ComponentResource {
    public FunctionAlarms(String function, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:FunctionAlarms", "function-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new CountAlarm(AlarmName.FUNCTION_ERRORS, CountAlarm.Limit.any(metric(function, "Errors")), topic, children);
        new CountAlarm(
                AlarmName.FUNCTION_THROTTLES, CountAlarm.Limit.any(metric(function, "Throttles")), topic, children);
        registerOutputs(Map.of());
    }

    private static Metric metric(String function, String name) {
        return Metric.of("AWS/Lambda", name, Map.of("FunctionName", function));
    }
}
