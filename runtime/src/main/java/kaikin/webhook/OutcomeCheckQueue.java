package kaikin.webhook;

import kaikin.contract.OutcomeCheck;

/** Has somebody look later how a release ended, in case no event tells. */
public interface OutcomeCheckQueue {
    /** Schedules one check; it is delivered once {@link OutcomeCheck#DELAY} has passed. */
    void schedule(OutcomeCheck check) throws NotScheduledException;

    /** The check was not taken, or it is not known whether it was; the message says why, for the log. */
    final class NotScheduledException extends Exception {
        private static final long serialVersionUID = 1;

        public NotScheduledException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
