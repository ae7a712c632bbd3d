package kaikin.function;

/** Thrown where nobody could be told; Lambda tries the event again. Its name stands in Lambda's log. */
final class NotToldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotToldException(String reason) {
        super(reason, null, false, false);
    }
}
