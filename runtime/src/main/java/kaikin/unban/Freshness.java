package kaikin.unban;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import kaikin.contract.BanListKey;

/** How far a look into all lists can be believed. */
public record Freshness(List<Entry> servers, Duration staleAfter) {
    /** One server's list: its age, and whether it could be read to its end. */
    public record Entry(BanListKey server, Duration age, boolean complete) {}

    public Freshness {
        servers = List.copyOf(servers);
    }

    /** The freshness of these lists now. */
    public static Freshness of(List<ServerList> lists, Instant now, Duration staleAfter) {
        return new Freshness(
                lists.stream()
                        .map(list -> new Entry(
                                list.server(), list.age(now), list.bans().complete()))
                        .sorted(Comparator.comparing(entry -> entry.server().server()))
                        .toList(),
                staleAfter);
    }

    /** For the log, where a thousand servers have no place. */
    @Override
    public String toString() {
        return "lists=%d oldest=%dmin newest=%dmin stale=%d unreadable=%d"
                .formatted(
                        servers.size(),
                        oldestMinutes(),
                        newestMinutes(),
                        stale().size(),
                        unreadable().size());
    }

    /** The age of the oldest list in minutes. */
    public long oldestMinutes() {
        return servers.stream()
                .mapToLong(entry -> entry.age().toMinutes())
                .max()
                .orElse(0);
    }

    /** The age of the newest list in minutes. */
    public long newestMinutes() {
        return servers.stream()
                .mapToLong(entry -> entry.age().toMinutes())
                .min()
                .orElse(0);
    }

    /** The servers whose list is too old to be believed. */
    public List<BanListKey> stale() {
        return servers.stream()
                .filter(entry -> entry.age().compareTo(staleAfter) > 0)
                .map(Entry::server)
                .toList();
    }

    /** The servers whose list could not be understood. */
    public List<BanListKey> unreadable() {
        return servers.stream()
                .filter(entry -> !entry.complete())
                .map(Entry::server)
                .toList();
    }
}
