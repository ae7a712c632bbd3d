package kaikin.contract;

/**
 * The key of a claim in the hub's bucket: a small object that only the first of several can write, so that what arrives
 * twice is done once. The bucket forgets it after a day.
 */
public record ClaimKey(String text) {
    /** Below it lies every claim, and nothing else. */
    public static final String PREFIX = "claims/";

    /** Below it lie the claims of the outcome function. */
    public static final String OUTCOMES = PREFIX + "outcomes/";

    /** Below it lie the claims of the webhook function. */
    public static final String MESSAGES = PREFIX + "messages/";

    /** The claim to tell how a command ended. */
    public static ClaimKey outcome(AccountId account, String command) {
        return new ClaimKey(OUTCOMES + account + "/" + command);
    }

    /**
     * The claim to answer a message.
     *
     * @param message Chatwork's message id: digits
     */
    public static ClaimKey message(long room, String message) {
        return new ClaimKey(MESSAGES + room + "/" + message);
    }

    /**
     * The claim to tell somebody who may not ask so, within one stretch of time.
     *
     * @param stretch counts them
     */
    public static ClaimKey refusal(long room, long person, long stretch) {
        return new ClaimKey(MESSAGES + room + "/refused/" + person + "/" + stretch);
    }

    @Override
    public String toString() {
        return text;
    }
}
