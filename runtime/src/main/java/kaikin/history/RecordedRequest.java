package kaikin.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.banlist.IpAddress;
import kaikin.contract.BanListKey;

/**
 * A request, and what was said at once.
 *
 * @param release whether it asked for a release, or for a look
 */
public record RecordedRequest(Instant time, long asker, boolean release, List<Finding> findings) {
    private static final Pattern HEAD =
            Pattern.compile("kaikin-request/1 time=(\\S{1,30}) asker=([0-9]{1,18}) asked=(release|check)");

    public RecordedRequest {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        findings = List.copyOf(findings);
    }

    /** Reads it back; empty where a line is none of ours. */
    public static Optional<RecordedRequest> parse(String text) {
        var lines = text.lines().toList();
        var head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!head.matches()) {
            return Optional.empty();
        }
        var findings = new ArrayList<Finding>();
        for (var line : lines.subList(1, lines.size())) {
            var finding = Finding.parse(line);
            if (finding.isEmpty()) {
                return Optional.empty();
            }
            findings.add(finding.get());
        }
        try {
            return Optional.of(new RecordedRequest(
                    Instant.parse(head.group(1)),
                    Long.parseLong(head.group(2)),
                    head.group(3).equals("release"),
                    findings));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The text that the bucket keeps. */
    @Override
    public String toString() {
        var text = new StringBuilder(
                "kaikin-request/1 time=%s asker=%s asked=%s\n".formatted(time, asker, release ? "release" : "check"));
        findings.forEach(finding -> text.append(finding).append('\n'));
        return text.toString();
    }

    /**
     * A finding: what was said of an address at once, and of which servers: an address, a word of a closed list, and
     * names that a ban list can have. Nothing that anyone wrote has a place here.
     */
    public record Finding(IpAddress address, Kind kind, List<String> servers) {
        private static final Pattern LINE = Pattern.compile("(?<address>\\S+) (?<kind>[a-z-]+) (?<servers>\\S+)");
        private static final String NONE = "-";

        /** The kind of thing that was found, or done. */
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

        public Finding {
            servers = servers.stream().distinct().toList();
        }

        /** A finding about no server in particular. */
        public Finding(IpAddress address, Kind kind) {
            this(address, kind, List.of());
        }

        /** A finding about servers, by their lists. */
        public static Finding on(List<BanListKey> servers, IpAddress address, Kind kind) {
            return new Finding(
                    address, kind, servers.stream().map(BanListKey::server).toList());
        }

        static Optional<Finding> parse(String line) {
            var match = LINE.matcher(line);
            if (!match.matches()) {
                return Optional.empty();
            }
            var names = match.group("servers");
            var servers = names.equals(NONE) ? List.<String>of() : List.of(names.split(",", -1));
            return servers.stream().allMatch(BanListKey::isServerName)
                    ? IpAddress.parse(match.group("address"))
                            .flatMap(address ->
                                    Kind.of(match.group("kind")).map(kind -> new Finding(address, kind, servers)))
                    : Optional.empty();
        }

        /** One line. */
        @Override
        public String toString() {
            return address + " " + kind.word() + " " + (servers.isEmpty() ? NONE : String.join(",", servers));
        }
    }
}
