package kaikin.sandbox.function;

/**
 * Why Lambda did not even begin an invocation.
 *
 * @param code of the error that Invoke answers
 * @param later whether the same call may succeed when some time has passed
 */
public record NotInvoked(String code, String message, boolean later) {
    static final NotInvoked DENIED = new NotInvoked("NO_PERMISSIONS", "no policy lets the caller invoke it", false);
    static final NotInvoked GONE = new NotInvoked("NO_RESOURCE", "there is no such function or alias", false);

    /** What those get who wait for an answer. */
    static final class Problem extends Exception {
        private final transient NotInvoked why;

        Problem(NotInvoked why) {
            super(why.code() + ": " + why.message());
            this.why = why;
        }

        NotInvoked why() {
            return why;
        }
    }
}
