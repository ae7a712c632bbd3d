package kaikin.contract;

/**
 * What the webhook function counts. Its log lines carry the counts in CloudWatch's embedded metric format; alarms and
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
    /** What could not be looked at, or not be started. */
    FAILED("Failed"),
    /** Of the failed, releases that AWS did not allow. */
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
    LATENCY("Latency");

    public static final String NAMESPACE = "Kaikin";

    /** The one dimension, and its value. */
    public static final String DIMENSION = "Function";

    public static final String WEBHOOK = "webhook";

    private final String text;

    Figure(String text) {
        this.text = text;
    }

    /** How CloudWatch is to read it. */
    public String unit() {
        return this == LATENCY ? "Milliseconds" : "Count";
    }

    /** As CloudWatch calls it. */
    @Override
    public String toString() {
        return text;
    }
}
