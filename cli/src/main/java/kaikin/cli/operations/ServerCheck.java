package kaikin.cli.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kaikin.cli.operations.ManagedServers.Server;
import kaikin.contract.BanListKey;
import kaikin.contract.ServerTag;

/** This account's servers: does each agent report, is it new enough, and has the instance its tag. */
final class ServerCheck {
    /** Older agents fetch commands by calls that the servers' role does not have (docs/servers.md). */
    private static final List<Integer> OLDEST_AGENT = List.of(3, 3, 40, 0);

    private static final String PAGE = "docs/servers.md#the-agent";

    private ServerCheck() {}

    /**
     * The findings.
     *
     * @param lists the instances of this account that have a list; empty where nobody here can see the lists
     */
    static List<CheckResult> findings(ManagedServers known, ServerTag tag, Optional<Map<String, BanListKey>> lists) {
        var findings = new ArrayList<CheckResult>();
        if (known.tagged().isEmpty()) {
            findings.add(CheckResult.wrong(
                    "servers", "no agent reports of an instance with the tag " + text(tag), "docs/deploy.md#servers"));
        }
        known.tagged().forEach(server -> findings.add(tagged(server, lists)));
        for (var server : known.servers()) {
            if (!server.tagged()
                    && lists.map(each -> each.containsKey(server.instance())).orElse(false)) {
                findings.add(CheckResult.wrong(
                        "server " + server,
                        "its instance has lost the tag " + text(tag)
                                + ": its list grows old, and no release reaches it",
                        "tag it again; where that was meant, its list is gone after a day"));
            } else if (!server.tagged() && lists.isEmpty()) {
                findings.add(CheckResult.note(
                        "server " + server, "it reports, but has no tag " + text(tag) + ": none of the bot's servers"));
            }
        }
        var reporting = known.servers().stream().map(Server::instance).collect(Collectors.toSet());
        lists.orElse(Map.of()).forEach((instance, key) -> {
            if (!reporting.contains(instance)) {
                findings.add(CheckResult.wrong(
                        "server " + key.server() + " (" + instance + ")",
                        "it has a list, and no agent reports of it: it is terminated, or its agent lost its role",
                        "nothing, if it was taken away: its list is gone after a day"));
            }
        });
        return findings;
    }

    private static CheckResult tagged(Server server, Optional<Map<String, BanListKey>> lists) {
        var subject = "server " + server;
        if (!server.online()) {
            return CheckResult.wrong(
                    subject, "its agent does not report", "start the instance, or its agent; or take the tag off");
        }
        if (isOld(server.agent())) {
            return CheckResult.wrong(subject, "its agent is " + server.agent() + ", older than 3.3.40.0", PAGE);
        }
        if (lists.map(each -> !each.containsKey(server.instance())).orElse(false)) {
            return CheckResult.wrong(
                    subject,
                    "it has never uploaded a list, or not for a day",
                    "docs/operations.md#lists-that-are-too-old");
        }
        return CheckResult.fine(subject, "its agent " + server.agent() + " reports");
    }

    private static boolean isOld(String version) {
        var parts = version.split("\\.", -1);
        for (var i = 0; i < OLDEST_AGENT.size() && i < parts.length; i++) {
            if (!parts[i].matches("[0-9]{1,9}")) {
                return false;
            }
            var difference = Integer.parseInt(parts[i]) - OLDEST_AGENT.get(i);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static String text(ServerTag tag) {
        return tag.key() + "=" + tag.value();
    }
}
