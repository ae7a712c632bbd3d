package kaikin.webhook;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kaikin.contract.AccountId;

/** The ban lists of all servers. */
public interface BanLists {
    /**
     * What a reader finds in each of them, as fresh as they lie in the bucket. All lists together may be larger than
     * memory, so what the reader keeps has to be small.
     */
    <T> Looked<T> each(Function<ServerList, T> reader) throws UnavailableException;

    /**
     * The result of a look.
     *
     * @param each what the reader found in each list
     * @param incomplete the accounts of which not all lists were read, since there is more than is read of one, and why
     * @param foreign how many objects are in no fleet's place
     */
    record Looked<T>(List<T> each, Map<AccountId, String> incomplete, int foreign) {
        public Looked {
            each = List.copyOf(each);
            incomplete = Map.copyOf(incomplete);
        }
    }

    /** The reason why there is none to be had. */
    enum Reason {
        /** We may not see which lists there are. */
        DENIED,
        /** The bucket is not there. */
        MISSING,
        /** AWS refused to name them for a reason that no look should give. */
        REFUSED,
        /** Too many requests at once. */
        BUSY,
        /** AWS did not answer, or answered something else. */
        UNAVAILABLE;

        /** Whether waiting may help. */
        public boolean passes() {
            return this == BUSY || this == UNAVAILABLE;
        }
    }

    /** Thrown where the lists cannot be had now. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        private final Reason reason;

        public UnavailableException(Reason reason, String detail, Throwable cause) {
            super(detail, cause);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
