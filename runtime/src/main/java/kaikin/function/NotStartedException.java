package kaikin.function;

/**
 * Thrown where the function cannot start; the log line before it says why, so it carries no stack trace.
 * Its name stands in Lambda's log.
 */
final class NotStartedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotStartedException() {
        super("the function could not start: see the line before", null, false, false);
    }
}
