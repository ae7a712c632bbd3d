package kaikin.stacks.monitoring;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What API Gateway counts of an HTTP API, where the metrics are called 4xx and 5xx (a REST API says 4XXError). */
public final class ApiAlarms extends ComponentResource {
    /** Strangers try every address of the Internet: a few refusals are no news. */
    private static final int MANY = 100;

    public ApiAlarms(Output<String> api, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:ApiAlarms", "api-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new SumAlarm(AlarmName.API_SERVER_ERRORS, SumAlarm.Limit.any(metric(api, "5xx")), topic, children);
        new SumAlarm(
                AlarmName.API_CLIENT_ERRORS,
                new SumAlarm.Limit(metric(api, "4xx"), MANY, Duration.ofMinutes(5)),
                topic,
                children);
        registerOutputs(Map.of());
    }

    private static Metric metric(Output<String> api, String name) {
        return new Metric("AWS/ApiGateway", name, api.applyValue(id -> Map.of("ApiId", id)));
    }
}
