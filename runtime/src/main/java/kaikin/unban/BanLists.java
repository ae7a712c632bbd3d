package kaikin.unban;

import java.util.List;

/** The ban lists of all servers. */
public interface BanLists {
    /** All of them, as fresh as they lie in the bucket. */
    List<ServerList> all() throws UnavailableException;

    /** The news that the lists cannot be had now. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        public UnavailableException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
