package kaikin.sandbox.namespace;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The programs that ban on a server; each has a script {@code guard-<id>.sh}. */
public enum Guard {
    NFT_SETS("nft-sets"),
    IPTABLES_NFT("iptables-nft"),
    IPTABLES_LEGACY("iptables-legacy"),
    IPSET("ipset"),
    FAIL2BAN("fail2ban");

    private final String id;

    Guard(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** The guard of that id. */
    public static Guard of(String id) {
        return Arrays.stream(values())
                .filter(guard -> guard.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no guard \"%s\": take one of %s"
                        .formatted(id, Arrays.stream(values()).map(Guard::id).collect(Collectors.joining(", ")))));
    }

    String script() {
        return "guard-" + id + ".sh";
    }
}
