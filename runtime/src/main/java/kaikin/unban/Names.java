package kaikin.unban;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.contract.BanListKey;

/** The names of servers as people read them; of many the first ones, and how many more there are. */
final class Names {
    private static final int MOST = 20;

    private Names() {}

    static String of(Collection<BanListKey> servers) {
        return of(servers.stream().map(Names::of).distinct().toList(), name -> name, ", ");
    }

    static String of(BanListKey server) {
        return server.server();
    }

    /** Servers with what is to be said of each. */
    static <T> String of(Collection<T> servers, Function<T, String> words, String between) {
        var more = servers.size() > MOST ? Stream.of("… (+" + (servers.size() - MOST) + ")") : Stream.<String>empty();
        return Stream.concat(servers.stream().limit(MOST).map(words), more).collect(Collectors.joining(between));
    }
}
