package kaikin.unban;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;

/**
 * How far a look into all lists can be believed.
 *
 * @param missing the fleets of which there is no list at all
 */
public record Freshness(List<Entry> servers, Set<AccountId> missing) {
    /** In the log, of so many lists at most it is said why they could not be read. */
    private static final int MOST_PROBLEMS = 3;

    /**
     * One server's list: its age, and what is to be thought of it.
     *
     * @param problem why it is not readable; for the log
     */
    public record Entry(BanListKey server, Duration age, State state, Optional<String> problem) {}

    /** What is to be thought of a list. */
    public enum State {
        /** What it lacks is not banned. */
        BELIEVED,
        /** It is too old: what it lacks may have been banned since. */
        STALE,
        /** It was not understood to its end, or could not be had. */
        UNREADABLE
    }

    /** What lists are measured by. */
    record Measure(Instant now, Duration staleAfter, Set<AccountId> fleets) {
        Entry entry(ServerList list) {
            var age = list.age(now);
            return new Entry(list.server(), age, state(list, age), list.bans().problem());
        }

        private State state(ServerList list, Duration age) {
            if (!list.bans().complete()) {
                return State.UNREADABLE;
            }
            return age.compareTo(staleAfter) > 0 ? State.STALE : State.BELIEVED;
        }

        Freshness of(List<Entry> servers) {
            var heard = servers.stream().map(entry -> entry.server().account()).collect(Collectors.toSet());
            return new Freshness(
                    servers,
                    fleets.stream().filter(Predicate.not(heard::contains)).collect(Collectors.toSet()));
        }
    }

    public Freshness {
        servers = servers.stream()
                .sorted(Comparator.comparing(entry -> entry.server().server() + " " + entry.server()))
                .toList();
        missing = Set.copyOf(missing);
    }

    /** Whether «in no list» means «not banned». */
    public boolean whole() {
        return missing.isEmpty()
                && !servers.isEmpty()
                && servers.stream().allMatch(entry -> entry.state() == State.BELIEVED);
    }

    /** For the log, where a thousand servers have no place. */
    @Override
    public String toString() {
        return "lists=%s oldest=%smin newest=%smin stale=%s unreadable=%s%s missing=%s"
                .formatted(
                        servers.size(),
                        oldestMinutes(),
                        newestMinutes(),
                        in(State.STALE).size(),
                        in(State.UNREADABLE).size(),
                        problems(),
                        missing.size());
    }

    private String problems() {
        var problems = servers.stream()
                .flatMap(entry -> entry.problem().map(problem -> entry.server() + ": " + problem).stream())
                .limit(MOST_PROBLEMS)
                .toList();
        return problems.isEmpty() ? "" : " " + problems;
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

    /** The servers whose lists are in that state. */
    public List<BanListKey> in(State state) {
        return servers.stream()
                .filter(entry -> entry.state() == state)
                .map(Entry::server)
                .toList();
    }
}
