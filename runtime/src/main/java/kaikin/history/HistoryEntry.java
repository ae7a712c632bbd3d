package kaikin.history;

import java.util.List;
import java.util.stream.Collectors;
import kaikin.banlist.IpAddress;
import kaikin.contract.Reference;

/** A request of a room, and the ends of its commands as far as they are known. */
public record HistoryEntry(Reference reference, RecordedRequest asked, List<RecordedOutcome> ended) {
    public HistoryEntry {
        ended = List.copyOf(ended);
    }

    /** What became of a release that was started: each of its servers is in one of the three. */
    public record Result(List<String> free, List<String> maybeBanned, List<String> notKnown) {}

    /** Whether it is about one of these addresses, or there are none. */
    public boolean isAbout(List<IpAddress> addresses) {
        return addresses.isEmpty()
                || asked.findings().stream().map(RecordedFinding::address).anyMatch(addresses::contains);
    }

    /**
     * What became of a release. A server may have said nothing, and its name may not have been known: those of which it is
     * not said that they are free may still ban the address as soon as all commands have ended.
     */
    public Result result(RecordedFinding started) {
        var ends = ended.stream()
                .filter(each -> each.address().equals(started.address()))
                .toList();
        var freed = ends.stream().flatMap(each -> each.free().stream()).collect(Collectors.toSet());
        var reported = ends.stream()
                .mapToInt(each -> each.free().size() + each.others())
                .sum();
        var all = asked.findings().stream()
                .filter(each -> each.kind() == RecordedFinding.Kind.STARTED
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
