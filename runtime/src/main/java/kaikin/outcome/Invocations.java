package kaikin.outcome;

import java.util.List;
import java.util.Optional;
import kaikin.contract.CommandComment;

/** What the servers of a command did, as the account knows it that the command ran in. */
public interface Invocations {
    /** Reads what became of a command on each of its servers. */
    Report of(EndedCommand ended) throws UnavailableException;

    /**
     * What became of a command.
     *
     * @param comment where the answer belongs; empty where the command is none of ours
     */
    record Report(Optional<CommandComment> comment, List<ServerReport> servers) {
        public Report {
            servers = List.copyOf(servers);
        }
    }
}
