package kaikin.stacks.monitoring;

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
        new SumAlarm(AlarmName.RELEASES_DENIED, any(Figure.DENIED), topic, children);
        new SumAlarm(AlarmName.STALE_LISTS, any(Figure.DOUBTED), topic, children);
        new SumAlarm(AlarmName.LISTS_NOT_ALL_READ, any(Figure.INCOMPLETE), topic, children);
        // As often as it is looked: so the alarm stays while a server is silent.
        new SumAlarm(AlarmName.SERVERS_SILENT, new SumAlarm.Limit(metric(Figure.SILENT), 1, WITHIN), topic, children);
        new SumAlarm(AlarmName.NOT_RELEASED, any(Figure.NOT_RELEASED), topic, children);
        new SumAlarm(AlarmName.OUTCOMES_UNCHECKED, any(Figure.UNCHECKED), topic, children);
        new SumAlarm(AlarmName.WEBHOOKS_UNVERIFIED, any(Figure.UNVERIFIED), topic, children);
        new SumAlarm(AlarmName.ANSWERS_LOST, any(Figure.UNPOSTED), topic, children);
        new SumAlarm(
                AlarmName.BAD_SIGNATURES,
                new SumAlarm.Limit(metric(Figure.BAD_SIGNATURE), A_FEW, WITHIN),
                topic,
                children);
        registerOutputs(Map.of());
    }

    private static SumAlarm.Limit any(Figure figure) {
        return SumAlarm.Limit.any(metric(figure));
    }

    private static Metric metric(Figure figure) {
        return Metric.of(Figure.NAMESPACE, figure.toString(), Map.of(Figure.DIMENSION, figure.function()));
    }
}
