package kaikin.function;

/** The news that the function cannot start; the log line before it says why, so it carries no stack trace. */
final class FunctionStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FunctionStartException() {
        super("the function could not start: see the line before", null, false, false);
    }
}
