package kaikin.unban;

import java.util.Collection;
import java.util.stream.Collectors;
import kaikin.contract.BanListKey;

/** The names of servers as people read them. */
final class Names {
    private Names() {}

    static String of(Collection<BanListKey> servers) {
        return servers.stream()
                .map(server -> server.server() + " (" + server.instance() + ", " + server.account() + ")")
                .collect(Collectors.joining(", "));
    }
}
