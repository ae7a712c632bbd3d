package kaikin.stacks.monitoring;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kaikin.contract.ReleaseEvents;
import kaikin.contract.UploadDocument;

/**
 * What AWS counts of one account's uploads and releases. Run Command's metrics know no document and no server (the Systems Manager
 * user guide, «Monitoring Run Command metrics»): they count every command of the account, so the limit is what only a
 * command that runs every minute reaches.
 */
public final class CommandAlarms extends ComponentResource {
    private static final int PERSISTENT = 10;
    private static final Duration WITHIN = Duration.ofMinutes(15);

    /**
     * The alarms.
     *
     * @param unforwardedEvents the queue of events that did not reach the hub
     */
    public CommandAlarms(String unforwardedEvents, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:CommandAlarms", "command-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new SumAlarm(
                AlarmName.UPLOADS_NOT_STARTED,
                SumAlarm.Limit.any(Metric.droppedInvocations(UploadDocument.NAME)),
                topic,
                children);
        new SumAlarm(
                AlarmName.OUTCOMES_NOT_FORWARDED,
                SumAlarm.Limit.any(Metric.of(
                        "AWS/Events", "FailedInvocations", Map.of("RuleName", ReleaseEvents.FORWARDING_RULE))),
                topic,
                children);
        new SumAlarm(
                AlarmName.EVENTS_UNFORWARDED,
                SumAlarm.Limit.any(Metric.visibleMessages(unforwardedEvents)),
                topic,
                children);
        new SumAlarm(AlarmName.COMMANDS_FAILED, persistent("CommandsFailed"), topic, children);
        new SumAlarm(AlarmName.COMMANDS_NOT_DELIVERED, persistent("CommandsDeliveryTimedOut"), topic, children);
        registerOutputs(Map.of());
    }

    private static SumAlarm.Limit persistent(String metric) {
        return new SumAlarm.Limit(Metric.of("AWS/SSM-RunCommand", metric, Map.of()), PERSISTENT, WITHIN);
    }
}
