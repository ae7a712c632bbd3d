package kaikin.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The servers that a command was sent to, by the names of the ban lists that it was sent for. The webhook function
 * keeps it for the outcome function: what a server says of its own name, or uploads meanwhile, is that server's word.
 *
 * @param names by instance id; of an instance that has none here no name is known
 */
public record CommandServers(Map<String, String> names) {
    /** Below it lie these, and nothing else; no room is called so. */
    public static final String PREFIX = HistoryKey.PREFIX + "servers/";

    private static final String HEAD = "kaikin-servers/1";
    private static final Pattern LINE = Pattern.compile("(m?i-[0-9a-f]{8,17}) (\\S+)");

    public CommandServers {
        names = Map.copyOf(names);
    }

    /** The servers of these lists. */
    public static CommandServers of(List<BanListKey> lists) {
        var names = new TreeMap<String, String>();
        lists.forEach(list -> names.put(list.instance(), list.server()));
        return new CommandServers(names);
    }

    /** The key of a command's servers in the hub's bucket. */
    public static String key(AccountId account, String command) {
        return PREFIX + account + "/" + command;
    }

    /** Reads it back; empty where a line is none of ours. */
    public static Optional<CommandServers> parse(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            return Optional.empty();
        }
        var names = new TreeMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var match = LINE.matcher(line);
            if (!match.matches() || !BanListKey.isServerName(match.group(2))) {
                return Optional.empty();
            }
            names.put(match.group(1), match.group(2));
        }
        return Optional.of(new CommandServers(names));
    }

    /** The text that the bucket keeps. */
    @Override
    public String toString() {
        var text = new StringBuilder(HEAD).append('\n');
        new TreeMap<>(names)
                .forEach((instance, name) ->
                        text.append(instance).append(' ').append(name).append('\n'));
        return text.toString();
    }
}
