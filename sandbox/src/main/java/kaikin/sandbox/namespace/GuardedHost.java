package kaikin.sandbox.namespace;

import java.util.Set;
import java.util.regex.Pattern;

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

    public String ipv6() {
        return "fd90::" + ipv4.substring(ipv4.lastIndexOf('.') + 1);
    }
}
