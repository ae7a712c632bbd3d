package kaikin.unban;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kaikin.ban.AddressScope;
import kaikin.ban.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.Language;

/** The use case: a question in, what came of it out. */
public final class Unban {
    private static final int MOST_ADDRESSES = 10;

    private final BanLists lists;
    private final Releases releases;
    private final Rules rules;
    private final Clock clock;

    /** What the stack's configuration says about it. */
    public record Rules(Permissions permissions, Language language, Duration staleAfter, Set<AccountId> fleets) {}

    /**
     * Creates the use case.
     *
     * @param fleet where releases are started
     * @param checks has somebody look how each of them ended
     */
    public Unban(BanLists lists, Fleet fleet, OutcomeChecks checks, Rules rules, Clock clock) {
        this.lists = lists;
        this.releases = new Releases(fleet, checks, rules.language(), clock);
        this.rules = rules;
        this.clock = clock;
    }

    /** Looks into what the question asks for; the answer does it, where that is allowed. Looking changes nothing. */
    public Supplier<List<Outcome>> prepare(Question question) {
        if (!rules.permissions().allow(question)) {
            return () -> List.of(new Outcome.NotAllowed(question.room(), question.person()));
        }
        var addresses = question.request().addresses();
        if (addresses.size() > MOST_ADDRESSES) {
            return () -> List.of(new Outcome.TooMany(addresses.size(), MOST_ADDRESSES));
        }
        try {
            return looked(question);
        } catch (BanLists.UnavailableException e) {
            return () -> List.of(new Outcome.CouldNotLook(
                    addresses, e.reason(), String.valueOf(e.getMessage()), question.logReference()));
        }
    }

    private Supplier<List<Outcome>> looked(Question question) throws BanLists.UnavailableException {
        var request = question.request();
        if (request instanceof Request.Release release) {
            var look = look(release.addresses());
            return () -> release(question, look);
        } else if (request instanceof Request.Check check) {
            var look = look(check.addresses());
            return () -> check(check.addresses(), look);
        } else if (request instanceof Request.Overview) {
            var overview = overview();
            return () -> List.of(overview);
        }
        return () -> List.of(request instanceof Request.Thanks ? new Outcome.Thanked() : new Outcome.Help());
    }

    private List<Outcome> release(Question question, Look look) {
        var batch = releases.of(question);
        var outcomes = new ArrayList<CompletableFuture<List<Outcome>>>();
        var found = new ArrayList<IpAddress>();
        for (var address : question.request().addresses()) {
            var servers = look.banning(address);
            if (servers.isEmpty()) {
                outcomes.add(CompletableFuture.completedFuture(List.of(missed(look, address))));
            } else {
                found.add(address);
                outcomes.addAll(batch.start(address, servers));
            }
            outcomes.add(CompletableFuture.completedFuture(gone(look, address)));
        }
        if (!found.isEmpty() && !look.freshness().whole()) {
            outcomes.add(CompletableFuture.completedFuture(List.of(new Outcome.Doubtful(found, look.freshness()))));
        }
        return outcomes.stream().flatMap(each -> each.join().stream()).toList();
    }

    private static List<Outcome> check(List<IpAddress> addresses, Look look) {
        return addresses.stream()
                .flatMap(address -> Stream.concat(
                        Stream.of(
                                look.banning(address).isEmpty()
                                        ? missed(look, address)
                                        : new Outcome.Banned(address, look.banning(address), look.freshness())),
                        gone(look, address).stream()))
                .toList();
    }

    private static List<Outcome> gone(Look look, IpAddress address) {
        var servers = look.gone(address);
        return servers.isEmpty() ? List.of() : List.of(new Outcome.Gone(address, servers));
    }

    /** «Not banned» is said only where every server has had its say. */
    private static Outcome missed(Look look, IpAddress address) {
        var scope = AddressScope.of(address);
        if (scope != AddressScope.GLOBAL) {
            return new Outcome.NotGlobal(address, scope, look.freshness());
        }
        return look.freshness().whole()
                ? new Outcome.NotBanned(address, look.freshness())
                : new Outcome.NotSeen(address, look.freshness());
    }

    private Outcome overview() throws BanLists.UnavailableException {
        var measure = measure();
        var servers = Freshness.newest(lists.each(list -> ServerBans.in(list, measure)), ServerBans::entry);
        return new Outcome.Overview(
                servers, measure.of(servers.stream().map(ServerBans::entry).toList()));
    }

    private Look look(List<IpAddress> addresses) throws BanLists.UnavailableException {
        return Look.into(lists, addresses, measure());
    }

    private Freshness.Measure measure() {
        return new Freshness.Measure(clock.instant(), rules.staleAfter(), rules.fleets());
    }
}
