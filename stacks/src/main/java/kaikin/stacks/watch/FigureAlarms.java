package kaikin.stacks.watch;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kaikin.contract.Figure;

/** Alarms on what the functions count in their own log lines. */
public final class FigureAlarms extends ComponentResource {
    /** One message may come between the new token in Chatwork and ours; who gets no answer writes again. */
    private static final int A_FEW = 3;

    /** A bot that few people need gets no more than some messages an hour. */
    private static final Duration WITHIN = Duration.ofHours(1);

    public FigureAlarms(Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:FigureAlarms", "figure-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new CountAlarm(AlarmName.RELEASES_DENIED, any(Figure.DENIED), topic, children);
        new CountAlarm(AlarmName.STALE_LISTS, any(Figure.DOUBTED), topic, children);
        new CountAlarm(AlarmName.LISTS_NOT_ALL_READ, any(Figure.INCOMPLETE), topic, children);
        // As often as it is looked: so the alarm stays while a server is silent.
        new CountAlarm(
                AlarmName.SERVERS_SILENT, new CountAlarm.Limit(metric(Figure.SILENT), 1, WITHIN), topic, children);
        new CountAlarm(AlarmName.NOT_RELEASED, any(Figure.NOT_RELEASED), topic, children);
        new CountAlarm(AlarmName.OUTCOMES_UNCHECKED, any(Figure.UNCHECKED), topic, children);
        new CountAlarm(AlarmName.WEBHOOKS_UNVERIFIED, any(Figure.UNVERIFIED), topic, children);
        new CountAlarm(AlarmName.ANSWERS_LOST, any(Figure.UNPOSTED), topic, children);
        new CountAlarm(
                AlarmName.BAD_SIGNATURES,
                new CountAlarm.Limit(metric(Figure.BAD_SIGNATURE), A_FEW, WITHIN),
                topic,
                children);
        registerOutputs(Map.of());
    }

    private static CountAlarm.Limit any(Figure figure) {
        return CountAlarm.Limit.any(metric(figure));
    }

    private static Metric metric(Figure figure) {
        return Metric.of(Figure.NAMESPACE, figure.toString(), Map.of(Figure.DIMENSION, figure.function()));
    }
}
