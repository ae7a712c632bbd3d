package kaikin.webhook;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.contract.BanListKey;
import kaikin.webhook.Freshness.State;

/** One look into all lists, which one question is answered from. */
record BanListLookup(List<Found> found, Freshness freshness) {
    /** What one list says: how far it can be believed, and which of the addresses it has. */
    record Found(Freshness.Entry entry, List<IpAddress> banned) {}

    static BanListLookup into(BanLists lists, Collection<IpAddress> addresses, Freshness.Measure measure)
            throws BanLists.UnavailableException {
        var looked = lists.each(list -> new Found(
                measure.entry(list),
                addresses.stream()
                        .filter(address -> list.bans().covering(address).isPresent())
                        .toList()));
        var found = Freshness.newest(looked.each(), Found::entry);
        return new BanListLookup(
                found, measure.of(found.stream().map(Found::entry).toList(), looked));
    }

    /** The servers that ban the address; a ban in a stale or broken list counts, because the server itself verifies. */
    List<BanListKey> banning(IpAddress address) {
        return having(address)
                .filter(entry -> entry.state() != State.GONE)
                .map(Freshness.Entry::server)
                .toList();
    }

    /** The servers that banned the address and are gone. */
    List<Freshness.Entry> gone(IpAddress address) {
        return having(address).filter(entry -> entry.state() == State.GONE).toList();
    }

    private Stream<Freshness.Entry> having(IpAddress address) {
        return found.stream()
                .filter(each -> each.banned().contains(address))
                .map(Found::entry)
                .sorted(Comparator.comparing(entry -> entry.server().toString()));
    }
}
