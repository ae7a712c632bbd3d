package kaikin.contract;

/**
 * The event that an hourly schedule calls the webhook function with: it looks into all lists, and counts how old they
 * are and which servers are silent. So a fleet that nobody asks about does not fall silent unnoticed.
 */
public final class SelfCheck {
    /** The value of {@link KeepActive#FIELD}. */
    public static final String VALUE = "self-check";

    /** The whole event, as the schedule gives it. */
    public static final String EVENT = "{\"" + KeepActive.FIELD + "\":\"" + VALUE + "\"}";

    private SelfCheck() {}
}
