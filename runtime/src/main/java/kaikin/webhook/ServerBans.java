package kaikin.webhook;

import java.util.Comparator;
import java.util.List;
import kaikin.banlist.IpNetwork;

/**
 * The bans of one server.
 *
 * @param count all of its bans
 * @param some the first ones of them
 */
public record ServerBans(Freshness.Entry entry, int count, List<IpNetwork> some) {
    private static final int MOST = 10;

    public ServerBans {
        some = List.copyOf(some);
    }

    static ServerBans in(ServerList list, Freshness.Measure measure) {
        var bans = list.bans().bans();
        var some = bans.stream()
                .sorted(Comparator.comparing((IpNetwork ban) -> ban.address().family())
                        .thenComparing(ban -> ban.address().high(), Long::compareUnsigned)
                        .thenComparing(ban -> ban.address().low(), Long::compareUnsigned)
                        .thenComparing(IpNetwork::length))
                .limit(MOST)
                .toList();
        return new ServerBans(measure.entry(list), bans.size(), some);
    }
}
