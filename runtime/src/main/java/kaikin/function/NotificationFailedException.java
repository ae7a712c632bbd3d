package kaikin.function;

/** The news that nobody could be told; Lambda tries the event again. */
final class NotificationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotificationFailedException(String reason) {
        super(reason, null, false, false);
    }
}
