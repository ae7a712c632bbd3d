package kaikin.outcome;

import java.util.List;
import kaikin.contract.Reference;
import kaikin.unban.Answer;

/** The text for how a release ended, in one language. */
public interface Endings {
    /**
     * A line for each server, and what to do next.
     *
     * @param reference what finds the request in the log
     */
    Answer ended(EndedCommand ended, Reference reference, List<ServerReport> servers);
}
