package kaikin.stacks.watch;

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
        new CountAlarm(
                AlarmName.UPLOADS_NOT_STARTED,
                CountAlarm.Limit.any(Metric.droppedInvocations(UploadDocument.NAME)),
                topic,
                children);
        new CountAlarm(
                AlarmName.OUTCOMES_NOT_FORWARDED,
                CountAlarm.Limit.any(Metric.of(
                        "AWS/Events", "FailedInvocations", Map.of("RuleName", ReleaseEvents.FORWARDING_RULE))),
                topic,
                children);
        new CountAlarm(
                AlarmName.EVENTS_UNFORWARDED,
                CountAlarm.Limit.any(Metric.visibleMessages(unforwardedEvents)),
                topic,
                children);
        new CountAlarm(AlarmName.COMMANDS_FAILED, persistent("CommandsFailed"), topic, children);
        new CountAlarm(AlarmName.COMMANDS_NOT_DELIVERED, persistent("CommandsDeliveryTimedOut"), topic, children);
        registerOutputs(Map.of());
    }

    private static CountAlarm.Limit persistent(String metric) {
        return new CountAlarm.Limit(Metric.of("AWS/SSM-RunCommand", metric, Map.of()), PERSISTENT, WITHIN);
    }
}
