package kaikin.sandbox.page;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.sandbox.Sandbox.Machine;
import kaikin.sandbox.namespace.Guard;

/** The addresses that a server's own packet filter, or fail2ban, says that it bans. */
public record LiveBans(Machine server, Guard guard) {
    private static final Pattern NFT = Pattern.compile("elements = \\{([^}]*)}");
    private static final Pattern RULE = Pattern.compile("-A sshguard -s (\\S+) -j DROP");
    private static final Pattern MEMBER = Pattern.compile("(?m)^add sshguard[46] (\\S+)");
    private static final Pattern QUOTED = Pattern.compile("'([0-9a-fA-F]*[.:][0-9a-fA-F.:/]*)'");

    /** The addresses and nets, sorted; empty where the server does not say. */
    public Optional<List<String>> read() throws IOException, InterruptedException {
        var command = switch (guard) {
            case NFT_SETS -> "nft list set ip sshguard attackers && nft list set ip6 sshguard attackers";
            case IPTABLES_NFT, IPTABLES_LEGACY -> "iptables -S sshguard && ip6tables -S sshguard";
            case IPSET -> "ipset save";
            case FAIL2BAN -> "fail2ban-client banned";
        };
        var ended = server.run("timeout", "5", "sh", "-c", command);
        return ended.well() ? Optional.of(parse(guard, ended.output())) : Optional.empty();
    }

    static List<String> parse(Guard guard, String output) {
        var what = switch (guard) {
            case NFT_SETS -> NFT;
            case IPTABLES_NFT, IPTABLES_LEGACY -> RULE;
            case IPSET -> MEMBER;
            case FAIL2BAN -> QUOTED;
        };
        var sorted = new TreeSet<String>();
        what.matcher(output)
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(",")))
                // An element's time-out follows its address.
                .map(element -> element.strip().split("\\s", 2)[0])
                .map(address -> address.replaceFirst("(?<=\\.[0-9]{1,3})/32$|/128$", ""))
                .filter(address -> !address.isEmpty())
                .forEach(sorted::add);
        return List.copyOf(sorted);
    }
}
