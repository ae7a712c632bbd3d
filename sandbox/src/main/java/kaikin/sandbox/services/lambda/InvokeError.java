package kaikin.sandbox.services.lambda;

/**
 * The reason why Lambda did not even begin an invocation.
 *
 * @param code of the error that Invoke answers
 * @param later whether the same call may succeed when some time has passed
 */
public record InvokeError(String code, String message, boolean later) {
    static final InvokeError DENIED = new InvokeError("NO_PERMISSIONS", "no policy lets the caller invoke it", false);
    static final InvokeError GONE = new InvokeError("NO_RESOURCE", "there is no such function or alias", false);

    /** The exception for those who wait for an answer. */
    static final class Problem extends Exception {
        private final transient InvokeError why;

        Problem(InvokeError why) {
            super(why.code() + ": " + why.message());
            this.why = why;
        }

        InvokeError why() {
            return why;
        }
    }
}
