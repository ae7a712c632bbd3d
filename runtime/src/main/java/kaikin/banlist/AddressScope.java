package kaikin.banlist;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The scope in which an address is known.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's registries of special-purpose
 *     addresses</a>
 */
public enum AddressScope {
    /** In its own machine. */
    LOOPBACK,
    /** In its own network: behind an address that others see. */
    PRIVATE,
    /** On its own cable. */
    LINK_LOCAL,
    /** Many machines at once. */
    MULTICAST,
    /** No machine at all. */
    RESERVED,
    /** Everywhere; here the addresses of documentation count as such. */
    GLOBAL;

    private static final Map<AddressScope, List<IpNetwork>> NETWORKS = Map.of(
            LOOPBACK, networks("127.0.0.0/8", "::1/128"),
            PRIVATE, networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"),
            LINK_LOCAL, networks("169.254.0.0/16", "fe80::/10"),
            MULTICAST, networks("224.0.0.0/4", "ff00::/8"),
            RESERVED, networks("0.0.0.0/8", "240.0.0.0/4", "::/128"));

    /** The scope of an address. */
    public static AddressScope of(IpAddress address) {
        return NETWORKS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(network -> network.contains(address)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(GLOBAL);
    }

    private static List<IpNetwork> networks(String... texts) {
        return Stream.of(texts).map(text -> IpNetwork.parse(text).orElseThrow()).toList();
    }
}
