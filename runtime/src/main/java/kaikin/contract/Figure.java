package kaikin.contract;

/**
 * The metrics of the functions. Their log lines carry the counts in CloudWatch's embedded metric format; alarms and
 * dashboard read them.
 */
public enum Figure {
    /** Messages that got, or should have got, an answer. */
    ASKED("Asked"),
    /** Release commands started. */
    STARTED("Started"),
    /** Addresses in no list. */
    NOT_FOUND("NotFound"),
    /** Messages of people or in rooms that are not listed. */
    REFUSED("Refused"),
    /** Looks and releases that failed. */
    FAILED("Failed"),
    /** Failed releases that AWS did not allow. */
    DENIED("Denied"),
    /** Answers that rest on lists which cannot be believed. */
    DOUBTED("Doubted"),
    /** Answers that rest on less than all lists, because an account has more of them than are read of one. */
    INCOMPLETE("Incomplete"),
    /** Answers that did not reach the chat. */
    UNPOSTED("Unposted"),
    /** Commands whose end nobody will look for: only their event, which is best effort, can still tell it. */
    UNCHECKED("Unchecked"),
    /** Webhooks whose signature could not be checked, because the tokens could not be read. */
    UNVERIFIED("Unverified"),
    /** Webhooks with a signature of Chatwork's form that is not the body's. */
    BAD_SIGNATURE("BadSignature"),
    /** From the webhook's arrival to its answer. */
    LATENCY("Latency"),
    /** The hourly check: the age of the oldest ban list of a server that is there. */
    OLDEST_LIST("OldestList"),
    /** The hourly check: servers whose lists cannot be believed, and fleets of which there is none. */
    SILENT("Silent"),
    /** The hourly check: servers whose lists did not come for a day. */
    GONE("Gone"),
    /** Commands after which every server is free of the ban. */
    RELEASED("Released"),
    /** Commands after which some are, and some are not as far as is known. */
    RELEASED_IN_PART("ReleasedInPart"),
    /** Commands after which none is, as far as is known. */
    NOT_RELEASED("NotReleased");

    public static final String NAMESPACE = "Kaikin";

    /** The one dimension, and its value. */
    public static final String DIMENSION = "Function";

    public static final String WEBHOOK = "webhook";

    public static final String OUTCOME = "outcome";

    private final String text;

    Figure(String text) {
        this.text = text;
    }

    /** The unit in which CloudWatch reads it. */
    public String unit() {
        return switch (this) {
            case LATENCY -> "Milliseconds";
            case OLDEST_LIST -> "Seconds";
            default -> "Count";
        };
    }

    /** The value of its dimension: which function counts it. */
    public String function() {
        return switch (this) {
            case RELEASED, RELEASED_IN_PART, NOT_RELEASED -> OUTCOME;
            default -> WEBHOOK;
        };
    }

    /** The name of the metric in CloudWatch. */
    @Override
    public String toString() {
        return text;
    }
}
