package kaikin.stacks.monitoring;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.ReleaseEvents;

/** Alarms on the hub's side of the way from an ended release to its answer. */
public final class OutcomeAlarms extends ComponentResource {
    /** A check is delivered after four minutes, and tried for a quarter of an hour. */
    private static final int HALF_AN_HOUR = 1800;

    /**
     * The alarms.
     *
     * @param failedOutcomes the queue of events that nobody told
     * @param keepActive the group of the daily schedules
     */
    public OutcomeAlarms(
            String failedOutcomes, String keepActive, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:OutcomeAlarms", "outcome-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new SumAlarm(
                AlarmName.OUTCOMES_LOST, SumAlarm.Limit.any(Metric.visibleMessages(failedOutcomes)), topic, children);
        new SumAlarm(
                AlarmName.OUTCOMES_NOT_DELIVERED,
                // A rule of a bus of one's own is counted by both names (the EventBridge user guide, «Metrics»).
                SumAlarm.Limit.any(Metric.of(
                        "AWS/Events",
                        "FailedInvocations",
                        Map.of("EventBusName", ReleaseEvents.BUS, "RuleName", ReleaseEvents.OUTCOME_RULE))),
                topic,
                children);
        new SumAlarm(
                AlarmName.OUTCOME_CHECKS_STUCK,
                SumAlarm.Limit.most(Metric.oldestMessage(OutcomeCheck.QUEUE), HALF_AN_HOUR),
                topic,
                children);
        new SumAlarm(
                AlarmName.SNAPSHOTS_NOT_KEPT,
                SumAlarm.Limit.any(Metric.droppedInvocations(keepActive)),
                topic,
                children);
        registerOutputs(Map.of());
    }
}
