package kaikin.webhook;

import java.time.Duration;
import java.time.Instant;
import kaikin.banlist.BanList;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;

/**
 * One server's ban list as it lies in the bucket.
 *
 * @param stored when the bucket received it
 */
public record ServerList(BanListKey server, Instant stored, BanList bans) {
    public ServerList {
        // A header that names another server is a mix-up: nothing in such a text is this server's.
        if (bans.header().filter(header -> !names(header, server)).isPresent()) {
            bans = BanList.unreadable("its header names another server");
        }
    }

    /** The age of the list; the server's clock is not believed where it runs ahead of the bucket's. */
    public Duration age(Instant now) {
        var taken = bans.header()
                .map(BanListFormat.Header::time)
                .filter(stored::isAfter)
                .orElse(stored);
        return now.isAfter(taken) ? Duration.between(taken, now) : Duration.ZERO;
    }

    private static boolean names(BanListFormat.Header header, BanListKey key) {
        return header.account().equals(key.account())
                && header.instance().equals(key.instance())
                && header.server().equals(key.server());
    }
}
