package kaikin.notify;

import java.util.Optional;
import kaikin.banlist.IpAddress;
import kaikin.banlist.IpNetwork;
import kaikin.banlist.IpRange;
import kaikin.contract.CommandServers;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;

/**
 * The report of a command on one server.
 *
 * @param instance its id
 * @param server what people read: the name of its ban list, its id where none is known, never what it calls itself
 * @param result what its script reported; empty where it reported nothing, or nothing that can be believed
 */
public record ServerReport(String instance, String server, End end, Optional<ReleaseResult> result) {
    private static final String REPORT = "kaikin-release/";

    /** The end of the command there. Only its end is known then, never that the address is still banned. */
    public enum End {
        /** The script came to its end, good or bad. */
        FINISHED,
        /** The script came to its end, and its report is not one about what was asked. */
        NOT_UNDERSTOOD,
        /** The script took too long and was stopped. */
        EXECUTION_TIMED_OUT,
        /** No answer came in time: the server did not take the command, or its answer got lost. */
        DELIVERY_TIMED_OUT,
        /** The server cannot be reached. */
        UNDELIVERABLE,
        /** Systems Manager stopped the command, because it failed on too many other servers. */
        TERMINATED,
        /** The document is not for the server's platform. */
        INVALID_PLATFORM,
        /** Who sent the command may not send it to this server. */
        ACCESS_DENIED,
        /** Somebody stopped it. */
        CANCELLED,
        /** The account had too many commands under way. */
        RATE_EXCEEDED,
        /** The command ended before it was done everywhere. */
        INCOMPLETE,
        /** There was no server to run it on. */
        NO_INSTANCES_IN_TAG,
        /** In a way that we do not know. */
        UNKNOWN
    }

    /** A report of a server that no name is known of. */
    public ServerReport(String instance, End end, Optional<ReleaseResult> result) {
        this(instance, instance, end, result);
    }

    /**
     * The report of a script that came to its end: its last line, where that is about what was asked.
     *
     * @param output what the script printed; whoever is root on the server may have written it
     * @param asked what was to be freed, where that is known
     */
    public static ServerReport finished(String instance, String output, Optional<IpAddress> asked) {
        var lines = output.stripTrailing().split("\n", -1);
        var last = lines[lines.length - 1];
        var result = ReleaseResult.parse(last).filter(each -> isAbout(each, asked));
        return new ServerReport(
                instance, result.isEmpty() && last.startsWith(REPORT) ? End.NOT_UNDERSTOOD : End.FINISHED, result);
    }

    /** A server has its say about the address that it was asked for, and about bans that cover it. */
    private static boolean isAbout(ReleaseResult result, Optional<IpAddress> asked) {
        var outcome = result.outcome();
        var nothingFreed = result.freed().equals("-");
        if (result.address().equals("-")) {
            return (outcome == Outcome.REFUSED || outcome == Outcome.FAILED) && nothingFreed;
        }
        var address = IpAddress.parse(result.address());
        if (address.isEmpty() || !asked.map(address.get()::equals).orElse(true)) {
            return false;
        }
        return nothingFreed
                ? outcome != Outcome.RELEASED
                : outcome != Outcome.ABSENT && allCover(result.freed(), address.get());
    }

    private static boolean allCover(String freed, IpAddress address) {
        for (var each : freed.split(",", -1)) {
            var covers = each.contains("-")
                    ? IpRange.parse(each)
                            .filter(range -> range.contains(address))
                            .isPresent()
                    : IpNetwork.parse(each).filter(net -> net.contains(address)).isPresent();
            if (!covers) {
                return false;
            }
        }
        return true;
    }

    /** The same with the name by which people know the server. */
    ServerReport in(CommandServers servers) {
        return new ServerReport(instance, servers.names().getOrDefault(instance, instance), end, result);
    }

    /** Whether the address is free on this server. */
    public boolean free() {
        return result.filter(each -> each.outcome() == Outcome.RELEASED || each.outcome() == Outcome.ABSENT)
                .isPresent();
    }
}
