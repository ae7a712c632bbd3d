package kaikin.sandbox.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which service answers for which host name; {@code *.} in front stands for one label, and the exact name goes first. */
public record Routes(Map<String, Route> byHost) {
    public static final Routes NONE = new Routes(Map.of());

    private static final String ANY = "*";

    public Routes {
        byHost = Map.copyOf(byHost);
    }

    /** One service for every host there may be. */
    public static Routes toAll(Service service) {
        return NONE.with(ANY, Protocol.PLAIN, service);
    }

    public Routes with(String host, Protocol protocol, Service service) {
        var more = new TreeMap<>(byHost);
        more.put(host, new Route(protocol, service));
        return new Routes(more);
    }

    /** The names that the gateway's certificate must carry. */
    public Set<String> hosts() {
        return byHost.keySet();
    }

    Optional<Route> find(String host) {
        return Optional.ofNullable(byHost.get(host))
                .or(() -> Optional.ofNullable(byHost.get(host.replaceFirst("^[^.]+", ANY))))
                .or(() -> Optional.ofNullable(byHost.get(ANY)));
    }
}
