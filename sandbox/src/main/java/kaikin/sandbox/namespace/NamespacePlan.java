package kaikin.sandbox.namespace;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The content of a private namespace: servers, the host names that lead to the gateway, and a PEM file
 * with the certificate authority to trust beside the system's.
 */
public record NamespacePlan(List<GuardedHost> servers, List<String> gatewayNames, Path caBundleAddition) {
    /** The address that the names of AWS and Chatwork lead to. */
    public static final String GATEWAY = "10.90.0.1";

    /** The addresses of the client; the first of each family is the one it uses by itself. */
    public static final List<String> CLIENT_ADDRESSES =
            List.of("203.0.113.7", "203.0.113.70", "198.51.100.23", "192.0.2.44", "2001:db8::7", "2001:db8::70");

    private static final Pattern DNS_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    public NamespacePlan {
        servers = List.copyOf(servers);
        gatewayNames = List.copyOf(gatewayNames);
        distinct(servers.stream().map(GuardedHost::name).toList());
        distinct(servers.stream().map(GuardedHost::ipv4).toList());
        for (var name : gatewayNames) {
            if (!DNS_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "\"%s\" is no host name: lower-case letters, digits, dots and hyphens.".formatted(name));
            }
        }
    }

    private static void distinct(List<String> words) {
        var seen = new HashSet<String>();
        words.forEach(word -> {
            if (!seen.add(word)) {
                throw new IllegalArgumentException("Two servers share \"%s\".".formatted(word));
            }
        });
    }

    /** A guarded server of the sandbox; its IPv6 address ends as its IPv4 address does. */
    public record GuardedHost(String name, String ipv4, Guard guard) {
        /** The name of the machine that people sit at. */
        public static final String CLIENT = "client";

        private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
        private static final Pattern ADDRESS =
                Pattern.compile("10\\.90\\.0\\.([2-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-4])");
        private static final Set<String> TAKEN = Set.of(CLIENT, "localhost");

        public GuardedHost {
            if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
                throw new IllegalArgumentException(
                        "A server cannot be called \"%s\": one lower-case DNS label, and none of %s."
                                .formatted(name, TAKEN));
            }
            if (!ADDRESS.matcher(ipv4).matches()) {
                throw new IllegalArgumentException(
                        "Server %s cannot have the address \"%s\": take one of 10.90.0.2 to 10.90.0.254."
                                .formatted(name, ipv4));
            }
        }

        String ipv6() {
            return "fd90::" + ipv4.substring(ipv4.lastIndexOf('.') + 1);
        }
    }
}
