package kaikin.webhook;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kaikin.contract.BanListKey;

/**
 * The servers that a request is about, of those that there are.
 *
 * @param servers empty where it is about all of them
 * @param unknown what the request calls a server, and none is called so
 */
record ServerFilter(Optional<Set<BanListKey>> servers, List<String> unknown) {
    static ServerFilter of(Request.Where where, Collection<BanListKey> known) {
        var unknown = where.named().stream()
                .filter(name -> called(name, known).isEmpty())
                .sorted()
                .toList();
        var servers = new LinkedHashSet<BanListKey>();
        where.named().forEach(name -> servers.addAll(called(name, known)));
        if (where.named().isEmpty()) {
            where.mentioned().forEach(name -> servers.addAll(exactly(name, known)));
        }
        return new ServerFilter(servers.isEmpty() ? Optional.empty() : Optional.of(servers), unknown);
    }

    boolean includes(BanListKey server) {
        return servers.isEmpty() || servers.get().contains(server);
    }

    /** "gitlab" means gitlab, or gitlab-1 and gitlab-2 where no server is called just so. */
    private static Set<BanListKey> called(String name, Collection<BanListKey> known) {
        var exactly = exactly(name, known);
        return exactly.isEmpty()
                ? known.stream()
                        .filter(server -> isFirstPart(name, server.server()))
                        .collect(Collectors.toSet())
                : exactly;
    }

    private static Set<BanListKey> exactly(String name, Collection<BanListKey> known) {
        return known.stream()
                .filter(server -> server.server().equalsIgnoreCase(name))
                .collect(Collectors.toSet());
    }

    private static boolean isFirstPart(String name, String server) {
        return server.length() > name.length()
                && server.regionMatches(true, 0, name, 0, name.length())
                && "-.".indexOf(server.charAt(name.length())) >= 0;
    }
}
