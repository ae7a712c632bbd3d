package kaikin.sandbox.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Routes from host names to the services that answer for them; {@code *.} in front stands for one label, and the exact
 * name goes first.
 */
public record HostRoutes(Map<String, HostRoute> byHost) {
    public static final HostRoutes NONE = new HostRoutes(Map.of());

    private static final String ANY = "*";

    public HostRoutes {
        byHost = Map.copyOf(byHost);
    }

    /** One service for every host there may be. */
    public static HostRoutes toAll(Service service) {
        return NONE.with(ANY, AwsProtocol.PLAIN, service);
    }

    public HostRoutes with(String host, AwsProtocol protocol, Service service) {
        var more = new TreeMap<>(byHost);
        more.put(host, new HostRoute(protocol, service));
        return new HostRoutes(more);
    }

    /** The names that the gateway's certificate must carry. */
    public Set<String> hosts() {
        return byHost.keySet();
    }

    Optional<HostRoute> find(String host) {
        return Optional.ofNullable(byHost.get(host))
                .or(() -> Optional.ofNullable(byHost.get(host.replaceFirst("^[^.]+", ANY))))
                .or(() -> Optional.ofNullable(byHost.get(ANY)));
    }

    /** A service, and how the hosts that lead to it spell errors. */
    public record HostRoute(AwsProtocol protocol, Service service) {}
}
