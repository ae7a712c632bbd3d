package kaikin.texts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.banlist.IpAddress;
import kaikin.banlist.IpNetwork;
import kaikin.contract.OutcomeCheck;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.Freshness;
import kaikin.webhook.ServerBans;

/** The parts of texts that are the same in every language. */
final class Phrases {
    /** More servers than these are only counted. */
    private static final int MOST_SERVERS = 50;

    /** By then somebody will have looked how a release ended, if no event has told it before. */
    static final long LATEST_MINUTES = OutcomeCheck.DELAY.plusMinutes(1).toMinutes();

    private static final int MOST_ADDRESSES = 20;

    private Phrases() {}

    /** A moment to the minute, in a form that is read alike everywhere. */
    static String minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace(":00Z", " UTC");
    }

    static String addresses(Collection<IpAddress> addresses) {
        return addresses.stream().map(IpAddress::toString).collect(Collectors.joining(", "));
    }

    /** The first of them: a whole log may have been quoted. */
    static String some(List<IpAddress> addresses) {
        var more = addresses.size() > MOST_ADDRESSES ? ", … (+" + (addresses.size() - MOST_ADDRESSES) + ")" : "";
        return addresses(addresses.subList(0, Math.min(addresses.size(), MOST_ADDRESSES))) + more;
    }

    static String bans(List<IpNetwork> bans) {
        return bans.stream().map(IpNetwork::toString).collect(Collectors.joining(", "));
    }

    /** The servers that an overview shows: those that ban something or are in doubt come first. */
    static List<ServerBans> shown(AnswerOutcome.Overview overview) {
        var order = Comparator.comparing(Phrases::isQuiet)
                .thenComparing((ServerBans bans) -> bans.entry().server().server())
                .thenComparing(bans -> bans.entry().server().toString());
        var sorted = overview.present().stream().sorted(order).toList();
        return ServerNameList.inTurn(sorted, bans -> bans.entry().server().account()).stream()
                .sorted(Comparator.comparing(Phrases::isQuiet))
                .limit(MOST_SERVERS)
                .sorted(order)
                .toList();
    }

    private static boolean isQuiet(ServerBans bans) {
        return bans.count() == 0 && believed(bans);
    }

    static boolean believed(ServerBans bans) {
        return bans.entry().state() == Freshness.State.BELIEVED;
    }
}
