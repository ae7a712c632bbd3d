package kaikin.stacks.monitoring;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kaikin.contract.ReleaseEvents;
import kaikin.contract.UploadDocument;
import kaikin.stacks.monitoring.SumAlarm.Limit;
import kaikin.stacks.monitoring.SumAlarm.Metric;

/**
 * Alarms on what AWS counts of one account's uploads and releases. Run Command's metrics know no document and no server
 * (the Systems Manager user guide, "Monitoring Run Command metrics"): they count every command of the account, so the
 * limit is what only a command that runs every minute reaches.
 */
public final class CommandAlarms extends ComponentResource {
    private static final int PERSISTENT = 10;
    private static final Duration WITHIN = Duration.ofMinutes(15);

    public CommandAlarms(Args args, ComponentResourceOptions options) {
        super("kaikin:watch:CommandAlarms", "command-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        var topic = args.topic();
        new SumAlarm(
                AlarmName.UPLOADS_NOT_STARTED,
                new SumAlarm.Args(Limit.any(Metric.droppedInvocations(UploadDocument.NAME)), topic),
                children);
        var forwarding = Map.of("RuleName", ReleaseEvents.FORWARDING_RULE);
        new SumAlarm(
                AlarmName.OUTCOMES_NOT_FORWARDED,
                new SumAlarm.Args(Limit.any(Metric.of("AWS/Events", "FailedInvocations", forwarding)), topic),
                children);
        new SumAlarm(
                AlarmName.EVENTS_UNFORWARDED,
                new SumAlarm.Args(Limit.any(Metric.visibleMessages(args.unforwardedEvents())), topic),
                children);
        new SumAlarm(AlarmName.COMMANDS_FAILED, new SumAlarm.Args(persistent("CommandsFailed"), topic), children);
        new SumAlarm(
                AlarmName.COMMANDS_NOT_DELIVERED,
                new SumAlarm.Args(persistent("CommandsDeliveryTimedOut"), topic),
                children);
        registerOutputs(Map.of());
    }

    /**
     * What is watched, and who hears of it.
     *
     * @param unforwardedEvents the queue of events that did not reach the hub
     */
    public record Args(String unforwardedEvents, Optional<AlarmTopic> topic) {}

    private static Limit persistent(String metric) {
        return new Limit(Metric.of("AWS/SSM-RunCommand", metric, Map.of()), PERSISTENT, WITHIN);
    }
}
