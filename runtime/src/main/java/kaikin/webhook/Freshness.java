package kaikin.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;

/**
 * Tells how far a look into all lists can be believed.
 *
 * @param servers the servers of which there is a list
 * @param missing the fleets that no server is known of that is not gone
 * @param incomplete the fleets of which not all lists were read, because there is more than is read of one, and why
 * @param foreign how many objects lie in no fleet's place
 */
public record Freshness(List<Entry> servers, Set<AccountId> missing, Map<AccountId, String> incomplete, int foreign) {
    /** A server whose list did not come for so long is gone: it was replaced, say. */
    static final Duration GONE_AFTER = Duration.ofDays(1);

    /** In the log, of so many lists at most it is said why they could not be read. */
    private static final int MOST_PROBLEMS = 3;

    /**
     * One server's list: its age, and what is to be thought of it.
     *
     * @param stored when the bucket received it
     * @param problem why it is not readable; for the log
     */
    public record Entry(BanListKey server, Instant stored, Duration age, State state, Optional<String> problem) {}

    /** The state of a list. */
    public enum State {
        /** What it lacks is not banned. */
        BELIEVED,
        /** It is too old: what it lacks may have been banned since. */
        STALE,
        /** It was not understood to its end, or could not be had. */
        UNREADABLE,
        /** It came so long ago that its server is gone: nothing follows from it. */
        GONE
    }

    /** Measures lists by their age and by the fleets that there are. */
    record Measure(Instant now, Duration staleAfter, Set<AccountId> fleets) {
        Entry entry(ServerList list) {
            var age = list.age(now);
            return new Entry(
                    list.server(),
                    list.stored(),
                    age,
                    state(list, age),
                    list.bans().problem());
        }

        /** Judges that a server is gone by when the bucket heard of it: its clock may be days late. */
        private State state(ServerList list, Duration age) {
            if (list.stored().isBefore(now.minus(GONE_AFTER))) {
                return State.GONE;
            }
            if (!list.bans().complete()) {
                return State.UNREADABLE;
            }
            return age.compareTo(staleAfter) > 0 ? State.STALE : State.BELIEVED;
        }

        Freshness of(List<Entry> servers, BanLists.Looked<?> looked) {
            var heard = servers.stream()
                    .filter(Freshness::isPresent)
                    .map(entry -> entry.server().account())
                    .collect(Collectors.toSet());
            return new Freshness(
                    servers,
                    fleets.stream().filter(Predicate.not(heard::contains)).collect(Collectors.toSet()),
                    looked.incomplete(),
                    looked.foreign());
        }
    }

    public Freshness {
        servers = servers.stream()
                .sorted(Comparator.comparing(entry -> entry.server().server() + " " + entry.server()))
                .toList();
        missing = Set.copyOf(missing);
        incomplete = Collections.unmodifiableMap(new TreeMap<>(incomplete));
    }

    /** A look that came to its end in every fleet's place. */
    public Freshness(List<Entry> servers, Set<AccountId> missing) {
        this(servers, missing, Map.of(), 0);
    }

    /**
     * Keeps what was found in the newest list of each server: one that was renamed has others, under its former names.
     */
    static <T> List<T> newest(List<T> found, Function<T, Entry> entry) {
        var newest = new LinkedHashMap<String, T>();
        for (var each : found) {
            var server = entry.apply(each).server();
            newest.merge(
                    server.account() + "/" + server.instance(),
                    each,
                    BinaryOperator.maxBy(
                            Comparator.comparing(one -> entry.apply(one).stored())));
        }
        return List.copyOf(newest.values());
    }

    /** Whether "in no list" means "not banned". */
    public boolean whole() {
        return missing.isEmpty()
                && incomplete.isEmpty()
                && !present().isEmpty()
                && present().stream().allMatch(entry -> entry.state() == State.BELIEVED);
    }

    /** The servers that are there. */
    public List<Entry> present() {
        return servers.stream().filter(Freshness::isPresent).toList();
    }

    /** The servers that are gone. */
    public List<Entry> gone() {
        return servers.stream().filter(entry -> !isPresent(entry)).toList();
    }

    private static boolean isPresent(Entry entry) {
        return entry.state() != State.GONE;
    }

    /** The line for the log, where a thousand servers have no place. */
    @Override
    public String toString() {
        return "lists=%s oldest=%smin newest=%smin stale=%s unreadable=%s%s gone=%s missing=%s%s%s"
                .formatted(
                        present().size(),
                        oldestMinutes(),
                        newestMinutes(),
                        in(State.STALE).size(),
                        in(State.UNREADABLE).size(),
                        problems(),
                        gone().size(),
                        missing.size(),
                        incomplete.isEmpty() ? "" : " incomplete=" + incomplete,
                        foreign == 0 ? "" : " foreign=" + foreign);
    }

    private String problems() {
        var problems = present().stream()
                .flatMap(entry -> entry.problem().map(problem -> entry.server() + ": " + problem).stream())
                .limit(MOST_PROBLEMS)
                .toList();
        return problems.isEmpty() ? "" : " " + problems;
    }

    /** The age of the oldest list of a server that is there. */
    public Duration oldest() {
        return present().stream().map(Entry::age).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** The age of the oldest list of a server that is there, in minutes. */
    public long oldestMinutes() {
        return oldest().toMinutes();
    }

    /** The age of the newest list in minutes. */
    public long newestMinutes() {
        return present().stream()
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
