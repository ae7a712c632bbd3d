package kaikin.sandbox.page;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.sandbox.Machine;
import kaikin.sandbox.space.Guard;

/** What a server's own packet filter, or fail2ban, says that it bans. */
record LiveBans(Machine server, Guard guard) {
    private static final Pattern NFT = Pattern.compile("elements = \\{([^}]*)}");
    private static final Pattern RULE = Pattern.compile("-A sshguard -s (\\S+) -j DROP");
    private static final Pattern MEMBER = Pattern.compile("(?m)^add sshguard[46] (\\S+)");
    private static final Pattern QUOTED = Pattern.compile("'([0-9a-fA-F.:/]+)'");

    /** The addresses and nets, sorted; empty where the server does not say. */
    Optional<List<String>> read() throws IOException, InterruptedException {
        return switch (guard) {
            case NFT_SETS ->
                read("nft list set ip sshguard attackers && nft list set ip6 sshguard attackers", NFT)
                        .map(found -> sorted(found.stream()
                                .flatMap(elements -> Stream.of(elements.split(",")))
                                // An element's time-out follows its address.
                                .map(element -> element.strip().split("\\s", 2)[0])));
            case IPTABLES_NFT, IPTABLES_LEGACY ->
                read("iptables -S sshguard && ip6tables -S sshguard", RULE).map(found -> sorted(found.stream()));
            case IPSET -> read("ipset save", MEMBER).map(found -> sorted(found.stream()));
            case FAIL2BAN -> read("fail2ban-client banned", QUOTED).map(found -> sorted(found.stream()));
        };
    }

    private Optional<List<String>> read(String command, Pattern what) throws IOException, InterruptedException {
        var ended = server.run("timeout", "5", "sh", "-c", command);
        return ended.well()
                ? Optional.of(what.matcher(ended.output())
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList())
                : Optional.empty();
    }

    private static List<String> sorted(Stream<String> addresses) {
        var sorted = new TreeSet<String>();
        addresses
                .map(address -> address.replaceFirst("(?<=\\.[0-9]{1,3})/32$|/128$", ""))
                .filter(address -> !address.isEmpty())
                .forEach(sorted::add);
        return List.copyOf(sorted);
    }
}
