package kaikin.function;

/** The news that nobody could be told; Lambda tries the event again. */
final class NotToldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotToldException(String reason) {
        super(reason, null, false, false);
    }
}
