package kaikin.unban;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.contract.Language;

/** The use case: a question in, what came of it out. */
public final class Unban {
    private static final int MOST_ADDRESSES = 10;

    private final BanLists lists;
    private final Releases releases;
    private final Rules rules;
    private final Clock clock;

    /** What the stack's configuration says about it. */
    public record Rules(Permissions permissions, Language language, Duration staleAfter) {}

    public Unban(BanLists lists, Fleet fleet, Rules rules, Clock clock) {
        this.lists = lists;
        this.releases = new Releases(fleet, rules.language());
        this.rules = rules;
        this.clock = clock;
    }

    /** Does what the question asks for, where that is allowed. */
    public List<Outcome> answer(Question question) {
        if (!rules.permissions().allow(question)) {
            return List.of(new Outcome.NotAllowed(question.room(), question.person()));
        }
        try {
            return outcomes(question);
        } catch (BanLists.UnavailableException e) {
            return List.of(new Outcome.CouldNotLook(String.valueOf(e.getMessage()), question.logReference()));
        }
    }

    private List<Outcome> outcomes(Question question) throws BanLists.UnavailableException {
        var request = question.request();
        if (request instanceof Request.Release release) {
            return each(release.addresses(), (look, address) -> release(question, look, address));
        } else if (request instanceof Request.Check check) {
            return each(check.addresses(), (look, address) -> Stream.of(check(look, address)));
        } else if (request instanceof Request.Overview) {
            return List.of(new Outcome.Overview(look().freshness()));
        }
        return List.of(request instanceof Request.Thanks ? new Outcome.Thanked() : new Outcome.Help());
    }

    private List<Outcome> each(List<IpAddress> addresses, Deed deed) throws BanLists.UnavailableException {
        if (addresses.size() > MOST_ADDRESSES) {
            return List.of(new Outcome.TooMany(addresses.size(), MOST_ADDRESSES));
        }
        var look = look();
        return addresses.stream().flatMap(address -> deed.on(look, address)).toList();
    }

    private Stream<Outcome> release(Question question, Look look, IpAddress address) {
        var servers = look.banning(address);
        return servers.isEmpty()
                ? Stream.of(new Outcome.NotBanned(address, look.freshness()))
                : releases.start(question, address, servers).stream();
    }

    private static Outcome check(Look look, IpAddress address) {
        var servers = look.banning(address);
        return servers.isEmpty()
                ? new Outcome.NotBanned(address, look.freshness())
                : new Outcome.Banned(address, servers, look.freshness());
    }

    private Look look() throws BanLists.UnavailableException {
        return Look.into(lists, rules.staleAfter(), clock);
    }

    /** What is done with one address. */
    private interface Deed {
        Stream<Outcome> on(Look look, IpAddress address);
    }
}
