package kaikin.unban;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import kaikin.ban.IpAddress;
import kaikin.contract.BanListKey;

/** One look into all lists, which one question is answered from. */
record Look(List<ServerList> lists, Freshness freshness) {
    static Look into(BanLists lists, Duration staleAfter, Clock clock) throws BanLists.UnavailableException {
        var all = lists.all();
        return new Look(all, Freshness.of(all, clock.instant(), staleAfter));
    }

    /** The servers that ban the address; a ban in a stale or broken list counts, because the server itself verifies. */
    List<BanListKey> banning(IpAddress address) {
        return lists.stream()
                .filter(list -> list.bans().covering(address).isPresent())
                .map(ServerList::server)
                .sorted(Comparator.comparing(BanListKey::toString))
                .toList();
    }
}
