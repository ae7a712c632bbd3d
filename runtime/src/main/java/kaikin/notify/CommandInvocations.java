package kaikin.notify;

import java.util.List;
import java.util.Optional;
import kaikin.contract.CommandComment;

/** Reads what the servers of a command did, from the account that the command ran in. */
public interface CommandInvocations {
    /** Reads what became of a command on each of its servers. */
    Report of(EndedCommand ended) throws UnavailableException;

    /**
     * The report of a command.
     *
     * @param comment where the answer belongs; empty where the command is none of ours, or not known at all
     * @param byHand whether an operator released without the chat, as its comment says
     * @param servers those on which it has ended
     * @param unfinished the ids of those on which it has not, as far as is known yet
     */
    record Report(
            Optional<CommandComment> comment, boolean byHand, List<ServerReport> servers, List<String> unfinished) {
        /** A report of a command that no operator sent by hand. */
        public Report(Optional<CommandComment> comment, List<ServerReport> servers, List<String> unfinished) {
            this(comment, false, servers, unfinished);
        }

        public Report {
            servers = List.copyOf(servers);
            unfinished = List.copyOf(unfinished);
        }
    }
}
