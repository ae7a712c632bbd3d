package kaikin.contract;

import java.util.List;

/**
 * The events by which Systems Manager tells that a release has ended, and their way to the hub.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html">
 *     Event examples</a>
 */
public final class ReleaseEvents {
    /** The hub's event bus, which every fleet forwards to. */
    public static final String BUS = "kaikin";

    /** The rule of each fleet's account that forwards. */
    public static final String FORWARDING_RULE = "kaikin-release-ended";

    /** The rule of the hub's bus that calls the outcome function. */
    public static final String OUTCOME_RULE = "kaikin-outcome";

    /** The sender of the events. Nobody else can be: sources that begin with {@code aws.} are the services' own. */
    public static final String SOURCE = "aws.ssm";

    /** An event about a whole command, not about one of its servers. */
    public static final String DETAIL_TYPE = "EC2 Command Status-change Notification";

    /** The states that a command never leaves again. */
    public static final List<String> FINAL_STATUSES = List.of("Cancelled", "Failed", "Success", "TimedOut");

    private ReleaseEvents() {}
}
