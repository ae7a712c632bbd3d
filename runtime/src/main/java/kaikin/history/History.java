package kaikin.history;

import java.util.List;
import kaikin.contract.AccountId;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;

/** The history of the rooms. */
public interface History {
    /** Keeps a part of it. */
    void keep(HistoryKey key, String text) throws UnavailableException;

    /** Keeps which servers a command was sent to. */
    void keep(AccountId account, String command, CommandServers servers) throws UnavailableException;

    /** Which servers a command was sent to; none where that was not kept. */
    CommandServers servers(AccountId account, String command) throws UnavailableException;

    /**
     * The newest requests of a room, newest first.
     *
     * @param most so many at most
     */
    Newest newest(long room, int most) throws UnavailableException;

    /**
     * What could be read.
     *
     * @param unreadable how many requests could not, or not in time
     */
    record Newest(List<HistoryEntry> entries, int unreadable) {
        public Newest {
            entries = List.copyOf(entries);
        }
    }

    /** The news that it cannot be had, or kept, now. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        public UnavailableException(String detail, Throwable cause) {
            super(detail, cause);
        }
    }
}
