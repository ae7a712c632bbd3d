package kaikin.banlist;

/** The news that a listing is not what its guard is known to print. */
final class UnreadableListingException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableListingException(String problem) {
        super(problem);
    }

    UnreadableListingException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
