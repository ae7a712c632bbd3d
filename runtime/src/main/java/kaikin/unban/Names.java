package kaikin.unban;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.BanListKey;

/** The names of servers as people read them; of many the first ones, and how many more there are. */
final class Names {
    private static final int MOST = 20;

    private Names() {}

    static String of(Collection<BanListKey> servers) {
        var more = servers.size() > MOST ? Stream.of("… (+" + (servers.size() - MOST) + ")") : Stream.<String>empty();
        return Stream.concat(servers.stream().limit(MOST).map(Names::of), more).collect(Collectors.joining(", "));
    }

    private static String of(BanListKey server) {
        return server.server() + " (" + server.instance() + ", " + server.account() + ")";
    }
}
