package kaikin.stacks.watch;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;

/** What the function's own log tells: one line of JSON per message, with the outcome and its detail. */
public final class JournalAlarms extends ComponentResource {
    /** The reasons that runtime's Fleet.Reason has for «not allowed»: the role is closed to us, or is too narrow. */
    static final String DENIED =
            "{ $.event = \"webhook\" && ( $.detail = \"*reason=NO_ACCESS*\" || $.detail = \"*reason=DENIED*\" ) }";

    /** How runtime's Freshness prints itself; a detail without any says nothing of lists. */
    static final String STALE = "{ $.event = \"webhook\" && $.detail = \"*stale=*unreadable=*\""
            + " && $.detail != \"*stale=0 unreadable=0*\" }";

    public JournalAlarms(Output<String> logGroup, Optional<AlarmTopic> topic, ComponentResourceOptions options) {
        super("kaikin:watch:JournalAlarms", "journal-alarms", options);
        var children = ComponentResourceOptions.builder().parent(this).build();
        new LogAlarm(AlarmName.RELEASES_DENIED, new LogAlarm.Lines(logGroup, DENIED), topic, children);
        new LogAlarm(AlarmName.STALE_LISTS, new LogAlarm.Lines(logGroup, STALE), topic, children);
        registerOutputs(Map.of());
    }
}
