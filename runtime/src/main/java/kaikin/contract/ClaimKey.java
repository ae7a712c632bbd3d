package kaikin.contract;

/**
 * Where a claim lies in the hub's bucket: a small object that only the first of several can write, so that what arrives
 * twice is done once. The bucket forgets it with the old lists.
 */
public record ClaimKey(String text) {
    /** Below it lie the claims of the outcome function. */
    public static final String OUTCOMES = "claims/outcomes/";

    /** The claim to tell how a command ended. */
    public static ClaimKey outcome(AccountId account, String command) {
        return new ClaimKey(OUTCOMES + account + "/" + command);
    }

    @Override
    public String toString() {
        return text;
    }
}
