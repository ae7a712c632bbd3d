package kaikin.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;

/** The names of servers as people read them; of many the first ones, and how many more there are. */
final class ServerNameList {
    private static final int MOST = 20;

    private ServerNameList() {}

    static String of(Collection<BanListKey> servers) {
        var first = servers.size() > MOST ? inTurn(servers, BanListKey::account) : servers;
        return of(first.stream().map(ServerNameList::of).distinct().toList(), name -> name, ", ");
    }

    /** One of each account after the other: one that has thousands hides nobody else's from who reads the first. */
    static <T> List<T> inTurn(Collection<T> servers, Function<T, AccountId> account) {
        var turns = new HashMap<AccountId, Integer>();
        return servers.stream()
                .map(server -> Map.entry(turns.merge(account.apply(server), 1, Integer::sum), server))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    static String of(BanListKey server) {
        return server.server();
    }

    /** Names as they are. */
    static String joined(Collection<String> names) {
        return of(names, name -> name, ", ");
    }

    /** Servers with what is to be said of each. */
    static <T> String of(Collection<T> servers, Function<T, String> words, String between) {
        var more = servers.size() > MOST ? Stream.of("… (+" + (servers.size() - MOST) + ")") : Stream.<String>empty();
        return Stream.concat(servers.stream().limit(MOST).map(words), more).collect(Collectors.joining(between));
    }
}
