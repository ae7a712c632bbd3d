package kaikin.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kaikin.banlist.AddressScope;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.history.History;
import kaikin.webhook.Freshness.State;

/** Answers questions: looks addresses up in the ban lists, and starts releases. */
public final class UnbanService {
    static final int MOST_ADDRESSES = 10;

    /** So many requests the history shows, and so many it looks through for some address. */
    private static final int SHOWN = 10;

    private static final int LOOKED_THROUGH = 50;

    private final BanLists lists;
    private final History history;
    private final Releases releases;
    private final Rules rules;
    private final Clock clock;

    /** The settings from the stack's configuration. */
    public record Rules(Permissions permissions, AnswerLanguage language, Duration staleAfter, Set<AccountId> fleets) {}

    /**
     * Creates the use case.
     *
     * @param history what was asked for before, and which servers were sent to
     * @param fleet where releases are started
     * @param checks has somebody look how each of them ended
     */
    public UnbanService(
            BanLists lists, History history, ReleaseSender fleet, OutcomeCheckQueue checks, Rules rules, Clock clock) {
        this.lists = lists;
        this.history = history;
        this.releases = new Releases(fleet, checks, history, rules.language(), clock);
        this.rules = rules;
        this.clock = clock;
    }

    /** Looks into what the question asks for; the answer does it, where that is allowed. Looking changes nothing. */
    public Supplier<List<AnswerOutcome>> prepare(Question question) {
        if (!rules.permissions().allow(question)) {
            return () -> List.of(new AnswerOutcome.NotAllowed(question.room(), question.person()));
        }
        var addresses = question.request().addresses();
        var isAboutThem = question.request() instanceof Request.Release || question.request() instanceof Request.Check;
        if (isAboutThem && addresses.size() > MOST_ADDRESSES) {
            return () -> List.of(new AnswerOutcome.TooMany(addresses.size(), MOST_ADDRESSES));
        }
        try {
            return looked(question);
        } catch (BanLists.UnavailableException e) {
            return () -> List.of(new AnswerOutcome.CouldNotLook(
                    addresses, e.reason(), String.valueOf(e.getMessage()), question.reference()));
        }
    }

    private Supplier<List<AnswerOutcome>> looked(Question question) throws BanLists.UnavailableException {
        var request = question.request();
        if (request instanceof Request.Release release) {
            var look = look(release.addresses());
            return () -> on(release.where(), look, where -> release(question, look, where));
        } else if (request instanceof Request.Check check) {
            var look = look(check.addresses());
            return () -> on(check.where(), look, where -> check(check.addresses(), look, where));
        } else if (request instanceof Request.Overview) {
            var overview = overview();
            return () -> List.of(overview);
        } else if (request instanceof Request.History wanted) {
            var past = past(question, wanted);
            return () -> List.of(past);
        }
        return () -> List.of(said(request));
    }

    /** The history of the room that asks, and never of another. */
    private AnswerOutcome past(Question question, Request.History wanted) {
        var addresses = wanted.addresses();
        try {
            var newest = history.newest(question.room(), addresses.isEmpty() ? SHOWN : LOOKED_THROUGH);
            return new AnswerOutcome.RoomHistory(
                    newest.entries().stream()
                            .filter(entry -> entry.isAbout(addresses))
                            .limit(SHOWN)
                            .toList(),
                    addresses,
                    newest.unreadable());
        } catch (History.UnavailableException e) {
            return new AnswerOutcome.NoHistory(String.valueOf(e.getMessage()), question.reference());
        }
    }

    /** Answers what needs no look. */
    private static AnswerOutcome said(Request request) {
        if (request instanceof Request.NotAsked notAsked) {
            return new AnswerOutcome.NotAsked(notAsked.addresses(), notAsked.objection());
        } else if (request instanceof Request.Which which) {
            return new AnswerOutcome.Which(which.addresses(), which.doubt());
        } else if (request instanceof Request.Unreadable unreadable) {
            return new AnswerOutcome.Unreadable(unreadable.words());
        } else if (request instanceof Request.Refused refused) {
            return new AnswerOutcome.Refused(refused.thing(), refused.word());
        }
        return request instanceof Request.Thanks ? new AnswerOutcome.Thanked() : new AnswerOutcome.Help();
    }

    /** Nothing is done where a server is named that is not there: it may be another one that is meant. */
    private static List<AnswerOutcome> on(
            Request.Where where, BanListLookup look, Function<ServerFilter, List<AnswerOutcome>> deed) {
        var known = look.freshness().present().stream()
                .map(Freshness.Entry::server)
                .filter(server -> BanListKey.isServerName(server.server()))
                .toList();
        var restriction = ServerFilter.of(where, known);
        return restriction.unknown().isEmpty()
                ? deed.apply(restriction)
                : List.of(new AnswerOutcome.UnknownServers(
                        restriction.unknown(),
                        known.stream()
                                .map(BanListKey::server)
                                .distinct()
                                .sorted()
                                .toList()));
    }

    private List<AnswerOutcome> release(Question question, BanListLookup look, ServerFilter where) {
        var batch = releases.of(question);
        var outcomes = new ArrayList<CompletableFuture<List<AnswerOutcome>>>();
        var found = new ArrayList<IpAddress>();
        for (var address : question.request().addresses()) {
            var servers = look.banning(address).stream().filter(where::includes).toList();
            var elsewhere = elsewhere(look, address, where);
            if (!servers.isEmpty()) {
                found.add(address);
                outcomes.addAll(batch.start(address, servers));
            } else if (elsewhere.isEmpty()) {
                outcomes.add(CompletableFuture.completedFuture(List.of(missed(look, address))));
            }
            outcomes.add(CompletableFuture.completedFuture(elsewhere));
            outcomes.add(CompletableFuture.completedFuture(gone(look, address)));
        }
        if (!found.isEmpty() && !look.freshness().whole()) {
            outcomes.add(
                    CompletableFuture.completedFuture(List.of(new AnswerOutcome.Doubtful(found, look.freshness()))));
        }
        return outcomes.stream().flatMap(each -> each.join().stream()).toList();
    }

    private static List<AnswerOutcome> check(List<IpAddress> addresses, BanListLookup look, ServerFilter where) {
        return addresses.stream()
                .flatMap(address -> Stream.of(
                                checked(look, address, where), elsewhere(look, address, where), gone(look, address))
                        .flatMap(List::stream))
                .toList();
    }

    private static List<AnswerOutcome> checked(BanListLookup look, IpAddress address, ServerFilter where) {
        var servers = look.banning(address).stream().filter(where::includes).toList();
        if (!servers.isEmpty()) {
            return List.of(new AnswerOutcome.Banned(address, servers, look.freshness()));
        }
        return look.banning(address).isEmpty() ? List.of(missed(look, address)) : List.of();
    }

    /** A person who names one server may not know of the others. */
    private static List<AnswerOutcome> elsewhere(BanListLookup look, IpAddress address, ServerFilter where) {
        var servers = look.banning(address).stream()
                .filter(server -> !where.includes(server))
                .toList();
        return servers.isEmpty() ? List.of() : List.of(new AnswerOutcome.Elsewhere(address, servers));
    }

    private static List<AnswerOutcome> gone(BanListLookup look, IpAddress address) {
        var servers = look.gone(address);
        return servers.isEmpty() ? List.of() : List.of(new AnswerOutcome.Gone(address, servers));
    }

    /** "Not banned" is said only where every server has had its say. */
    private static AnswerOutcome missed(BanListLookup look, IpAddress address) {
        var scope = AddressScope.of(address);
        if (scope != AddressScope.GLOBAL) {
            return new AnswerOutcome.NotGlobal(address, scope, look.freshness());
        }
        return look.freshness().whole()
                ? new AnswerOutcome.NotBanned(address, look.freshness())
                : new AnswerOutcome.NotSeen(address, look.freshness());
    }

    private AnswerOutcome overview() throws BanLists.UnavailableException {
        var measure = measure();
        var looked = lists.each(list -> ServerBans.in(list, measure));
        var servers = Freshness.newest(looked.each(), ServerBans::entry);
        return new AnswerOutcome.Overview(
                servers, measure.of(servers.stream().map(ServerBans::entry).toList(), looked));
    }

    /** Tells how far the lists can be believed now, whatever they say. */
    public Freshness freshness() throws BanLists.UnavailableException {
        return look(List.of()).freshness();
    }

    private BanListLookup look(List<IpAddress> addresses) throws BanLists.UnavailableException {
        return BanListLookup.into(lists, addresses, measure());
    }

    private Freshness.Measure measure() {
        return new Freshness.Measure(clock.instant(), rules.staleAfter(), rules.fleets());
    }

    /** One look into all lists, which one question is answered from. */
    private record BanListLookup(List<Found> found, Freshness freshness) {
        /** One list's say: how far it can be believed, and which of the addresses it has. */
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

        /**
         * The servers that ban the address; a ban in a stale or broken list counts, because the server itself verifies.
         */
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

    /** The people who may ask, and the rooms where; an empty set means nobody. */
    public record Permissions(Set<Long> rooms, Set<Long> people) {
        public Permissions {
            rooms = Set.copyOf(rooms);
            people = Set.copyOf(people);
        }

        boolean allow(Question question) {
            return rooms.contains(question.room()) && people.contains(question.person());
        }
    }
}
