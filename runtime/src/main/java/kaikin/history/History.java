package kaikin.history;

import java.util.List;
import java.util.stream.Collectors;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.contract.Reference;
import kaikin.history.RecordedRequest.Finding;

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
     * The requests that could be read.
     *
     * @param unreadable how many requests could not, or not in time
     */
    record Newest(List<Entry> entries, int unreadable) {
        public Newest {
            entries = List.copyOf(entries);
        }
    }

    /** Thrown where it cannot be had, or kept, now. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;

        public UnavailableException(String detail, Throwable cause) {
            super(detail, cause);
        }
    }

    /** A request of a room, and the ends of its commands as far as they are known. */
    record Entry(Reference reference, RecordedRequest asked, List<RecordedOutcome> ended) {
        public Entry {
            ended = List.copyOf(ended);
        }

        /** The result of a release that was started: each of its servers is in one of the three. */
        public record Result(List<String> free, List<String> maybeBanned, List<String> notKnown) {}

        /** Whether it is about one of these addresses, or there are none. */
        public boolean isAbout(List<IpAddress> addresses) {
            return addresses.isEmpty()
                    || asked.findings().stream().map(Finding::address).anyMatch(addresses::contains);
        }

        /**
         * What became of a release. A server may have said nothing, and its name may not have been known: those of
         * which it is not said that they are free may still ban the address as soon as all commands have ended.
         */
        public Result result(Finding started) {
            var ends = ended.stream()
                    .filter(each -> each.address().equals(started.address()))
                    .toList();
            var freed = ends.stream().flatMap(each -> each.free().stream()).collect(Collectors.toSet());
            var reported = ends.stream()
                    .mapToInt(each -> each.free().size() + each.others())
                    .sum();
            var all = asked.findings().stream()
                    .filter(each -> each.kind() == Finding.Kind.STARTED
                            && each.address().equals(started.address()))
                    .mapToInt(each -> each.servers().size())
                    .sum();
            var free = started.servers().stream().filter(freed::contains).toList();
            var rest = started.servers().stream()
                    .filter(server -> !freed.contains(server))
                    .toList();
            return reported >= all ? new Result(free, rest, List.of()) : new Result(free, List.of(), rest);
        }
    }
}
