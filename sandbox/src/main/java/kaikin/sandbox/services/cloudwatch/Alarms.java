package kaikin.sandbox.services.cloudwatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Cloud.Alarm;

/** The states of all alarms. No metric changes them: they are what someone has set them to, and OK before. */
public final class Alarms {
    /** CloudWatch's own names for them. */
    static final Set<String> STATES = Set.of("OK", "ALARM", "INSUFFICIENT_DATA");

    private final Cloud cloud;
    private final Clock clock;
    private final Instant start;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** The state of an alarm: what it says, why, and since when. */
    record State(String value, String reason, Instant since) {}

    public Alarms(Cloud cloud, Clock clock) {
        this.cloud = cloud;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Sets the alarms of that name in every account, as SetAlarmState does; answers whether there is one. */
    public boolean set(String name, String state) {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("an alarm is OK, ALARM or INSUFFICIENT_DATA, not " + state);
        }
        var named = cloud.alarms().stream()
                .filter(alarm -> alarm.name().equals(name))
                .toList();
        named.forEach(alarm -> states.put(alarm.arn(), new State(state, "set by hand", clock.instant())));
        return !named.isEmpty();
    }

    List<Alarm> of(String account) {
        return cloud.alarms().stream()
                .filter(alarm -> alarm.account().equals(account))
                .toList();
    }

    State state(Alarm alarm) {
        return states.getOrDefault(alarm.arn(), new State("OK", "no datapoint was over the threshold", start));
    }
}
