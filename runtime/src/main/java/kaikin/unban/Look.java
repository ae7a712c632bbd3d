package kaikin.unban;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kaikin.ban.IpAddress;
import kaikin.contract.BanListKey;

/** One look into all lists, which one question is answered from. */
record Look(Map<IpAddress, Set<BanListKey>> servers, Freshness freshness) {
    /** What one list says: how far it can be believed, and which of the addresses it has. */
    private record Found(Freshness.Entry entry, List<IpAddress> banned) {}

    static Look into(BanLists lists, Collection<IpAddress> addresses, Freshness.Measure measure)
            throws BanLists.UnavailableException {
        var found = lists.each(list -> new Found(
                measure.entry(list),
                addresses.stream()
                        .filter(address -> list.bans().covering(address).isPresent())
                        .toList()));
        var servers = addresses.stream()
                .collect(Collectors.toMap(address -> address, address -> banning(found, address), (one, same) -> one));
        return new Look(servers, measure.of(found.stream().map(Found::entry).toList()));
    }

    private static Set<BanListKey> banning(List<Found> found, IpAddress address) {
        return found.stream()
                .filter(each -> each.banned().contains(address))
                .map(each -> each.entry().server())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(BanListKey::toString))));
    }

    /** The servers that ban the address; a ban in a stale or broken list counts, because the server itself verifies. */
    List<BanListKey> banning(IpAddress address) {
        return List.copyOf(servers.getOrDefault(address, Set.of()));
    }
}
