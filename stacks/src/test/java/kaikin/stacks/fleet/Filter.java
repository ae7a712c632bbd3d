package kaikin.stacks.fleet;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sshguard's backends make of the packet filter, as input for the filter's own programs. */
enum Filter {
    NFT_SETS("nft-sets") {
        @Override
        String bans(List<String> nets) {
            return "nft -f - <<'END'\n" + set("ip", "ipv4_addr", nets) + set("ip6", "ipv6_addr", nets) + "END\n";
        }
    },
    IPTABLES_NFT("iptables-nft") {
        @Override
        String bans(List<String> nets) {
            return chains("nft", nets);
        }
    },
    IPTABLES_LEGACY("iptables-legacy") {
        @Override
        String bans(List<String> nets) {
            return chains("legacy", nets);
        }
    },
    IPSET("ipset") {
        @Override
        String bans(List<String> nets) {
            var elements = nets.stream()
                    .map(net -> "add sshguard%s %s\n".formatted(isIpv6(net) ? "6" : "4", net))
                    .collect(Collectors.joining());
            return "ipset -exist restore <<'END'\ncreate sshguard4 hash:net family inet\n"
                    + "create sshguard6 hash:net family inet6\n" + elements + "END\n";
        }
    };

    private final String guard;

    Filter(String guard) {
        this.guard = guard;
    }

    /** Its name in the contract. */
    String guard() {
        return guard;
    }

    /** Its name in {@code BACKEND=}. */
    String backend() {
        return guard.startsWith("iptables") ? "iptables" : guard;
    }

    /** A script that makes exactly these bans of sshguard where nothing is. */
    abstract String bans(List<String> nets);

    static boolean isIpv6(String net) {
        return net.contains(":");
    }

    private static Stream<String> of(String family, List<String> nets) {
        return nets.stream().filter(net -> isIpv6(net) == family.equals("ip6"));
    }

    private static String set(String family, String type, List<String> nets) {
        var elements = of(family, nets).collect(Collectors.joining(", "));
        return """
                table %s sshguard {
                  set attackers {
                    type %s
                    flags interval
                    %s
                  }
                  chain blacklist {
                    type filter hook input priority -10
                    %s saddr @attackers drop
                  }
                }
                """.formatted(family, type, elements.isEmpty() ? "" : "elements = { " + elements + " }", family);
    }

    private static String chains(String variant, List<String> nets) {
        return chain("iptables-" + variant, of("ip", nets)) + chain("ip6tables-" + variant, of("ip6", nets));
    }

    private static String chain(String program, Stream<String> nets) {
        return program + "-restore --noflush <<'END'\n*filter\n:sshguard - [0:0]\n-A INPUT -j sshguard\n"
                + nets.map(net -> "-A sshguard -s " + net + " -j DROP\n").collect(Collectors.joining())
                + "COMMIT\nEND\n";
    }
}
