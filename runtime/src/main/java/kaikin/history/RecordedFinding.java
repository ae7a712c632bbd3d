package kaikin.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kaikin.banlist.IpAddress;
import kaikin.contract.BanListKey;

/**
 * What was said of an address at once, and of which servers: an address, a word of a closed list, and names that a ban
 * list can have. Nothing that anybody wrote has a place here.
 */
public record RecordedFinding(IpAddress address, Kind kind, List<String> servers) {
    private static final Pattern LINE = Pattern.compile("(?<address>\\S+) (?<kind>[a-z-]+) (?<servers>\\S+)");
    private static final String NONE = "-";

    /** What was found, or done. */
    public enum Kind {
        /** A release was started on these servers. */
        STARTED,
        /** No release was started on these servers. */
        NOT_STARTED,
        /** It is banned on these servers; nothing was changed. */
        BANNED,
        /** It is banned on these servers, which the request was not about. */
        ELSEWHERE,
        /** It is in no list. */
        NOT_BANNED,
        /** It is in no list that can be believed. */
        NOT_SEEN,
        /** It is in lists of servers that are gone. */
        GONE,
        /** The lists could not be read. */
        NOT_READ,
        /** What was done is not known. */
        UNKNOWN,
        /** The request named servers that there are not. */
        NO_SUCH_SERVER,
        /** Who asked may not. */
        NOT_ALLOWED;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public RecordedFinding {
        servers = servers.stream().distinct().toList();
    }

    /** Of no server in particular. */
    public RecordedFinding(IpAddress address, Kind kind) {
        this(address, kind, List.of());
    }

    /** Of servers by their lists. */
    public static RecordedFinding on(List<BanListKey> servers, IpAddress address, Kind kind) {
        return new RecordedFinding(
                address, kind, servers.stream().map(BanListKey::server).toList());
    }

    static Optional<RecordedFinding> parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        var servers = names(match);
        return servers.stream().allMatch(BanListKey::isServerName)
                ? IpAddress.parse(match.group("address"))
                        .flatMap(address ->
                                Kind.of(match.group("kind")).map(kind -> new RecordedFinding(address, kind, servers)))
                : Optional.empty();
    }

    private static List<String> names(Matcher match) {
        var servers = match.group("servers");
        return servers.equals(NONE) ? List.of() : List.of(servers.split(",", -1));
    }

    /** One line. */
    @Override
    public String toString() {
        return address + " " + kind.word() + " "
                + (servers.isEmpty() ? NONE : servers.stream().collect(Collectors.joining(",")));
    }
}
