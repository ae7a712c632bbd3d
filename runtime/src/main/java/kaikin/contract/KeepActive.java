package kaikin.contract;

/**
 * The event that a daily schedule calls both functions with. It does nothing else: Lambda takes the snapshot of a
 * version away that nobody has called for fourteen days, and the next person's call would fail.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">Lambda SnapStart</a>
 */
public final class KeepActive {
    /** The event's one field; no event of another source has it on its top level. */
    public static final String FIELD = "kaikin";

    /** The value of {@link #FIELD}. */
    public static final String VALUE = "keep-active";

    /** The whole event, as the schedule gives it. */
    public static final String EVENT = "{\"" + FIELD + "\":\"" + VALUE + "\"}";

    private KeepActive() {}
}
