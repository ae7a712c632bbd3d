package kaikin.outcome;

import java.util.Optional;
import kaikin.contract.ReleaseResult;

/**
 * What became of a command on one server.
 *
 * @param instance its id
 * @param result the last line of its script; empty where it printed none
 */
public record ServerReport(String instance, End end, Optional<ReleaseResult> result) {
    /** How the command ended there. */
    public enum End {
        /** The script came to its end, good or bad. */
        FINISHED,
        /** The script took too long and was stopped. */
        TIMED_OUT,
        /** The server never took the command. */
        NOT_DELIVERED,
        /** Somebody stopped it. */
        CANCELLED
    }

    /** Its name where it said it, and its id. */
    public String server() {
        return result.map(ReleaseResult::server)
                .filter(name -> !name.equals("-"))
                .map(name -> name + " (" + instance + ")")
                .orElse(instance);
    }

    /** Whether the address is free on this server. */
    public boolean free() {
        return result.filter(each -> each.outcome() == ReleaseResult.Outcome.RELEASED
                        || each.outcome() == ReleaseResult.Outcome.ABSENT)
                .isPresent();
    }
}
