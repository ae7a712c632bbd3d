package kaikin.banlist;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The listing that {@code iptables -S sshguard} prints: the chain, then a line for each of its rules. */
final class IptablesListing implements ListingFormat {
    private static final byte[] CHAIN = "-N sshguard".getBytes(US_ASCII);
    private static final byte[] RULE = "-A sshguard ".getBytes(US_ASCII);
    private static final byte[] BEFORE_ADDRESS = "-A sshguard -s ".getBytes(US_ASCII);
    private static final byte[] AFTER_ADDRESS = "/32 -j DROP".getBytes(US_ASCII);

    /** Rules with these targets, or with none, let everybody pass on to the next rule, or through. */
    private static final Set<String> PASSING = Set.of("", "ACCEPT", "RETURN", "LOG", "NFLOG");

    /** A comment in quotes. Possessive, so that a hostile line costs no more than its length. */
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    @Override
    public void read(LineReader lines, BanHandler bans) throws UnreadableListingException {
        if (lines.isEmpty() || !lines.is(0, CHAIN)) {
            throw new UnreadableListingException("the chain is missing");
        }
        for (var line = 1; line < lines.size(); line++) {
            var usual = usualAddress(lines, line);
            if (usual >= 0) {
                bans.addIpv4(usual);
            } else if (lines.startsWith(line, RULE)) {
                rule(Rule.of(lines.get(line)), bans);
            } else {
                throw new UnreadableListingException("not a rule of the chain");
            }
        }
    }

    /**
     * Reads what nearly every line of a chain is in place, as taking it apart into words takes ten times as long: the
     * address of {@code -A sshguard -s 203.0.113.7/32 -j DROP}, or -1 where the line is written otherwise.
     */
    private static long usualAddress(LineReader lines, int line) {
        var start = lines.start(line) + BEFORE_ADDRESS.length;
        var end = lines.end(line) - AFTER_ADDRESS.length;
        return lines.startsWith(line, BEFORE_ADDRESS) && lines.has(line, end, AFTER_ADDRESS)
                ? IpAddress.parseIpv4(lines.text(), start, end)
                : -1;
    }

    private static void rule(Rule rule, BanHandler bans) throws UnreadableListingException {
        if (PASSING.contains(rule.target())) {
            return;
        }
        // Whatever the target does: whom it may be done to is known.
        bans.add(IpNetwork.parse(rule.source())
                .orElseThrow(() -> new UnreadableListingException("a rule that may block, but does not say whom")));
    }

    /** One rule's options, without what other tools wrote into comments. */
    private record Rule(List<String> words) {
        static Rule of(String line) throws UnreadableListingException {
            // Hardly any line has one: asking first takes 45 % off the reading of a list.
            var plain = line.indexOf('"') < 0 ? line : TEXT.matcher(line).replaceAll("text");
            if (plain.indexOf('"') >= 0) {
                throw new UnreadableListingException("a text without its end");
            }
            return new Rule(List.of(plain.split(" ", -1)));
        }

        String target() {
            var jump = after("-j");
            return jump.isEmpty() ? after("-g") : jump;
        }

        /** Whom it is about; nothing where it is about everybody, or everybody else. */
        String source() {
            var at = words.indexOf("-s");
            return at > 0 && words.get(at - 1).equals("!") ? "" : after("-s");
        }

        private String after(String option) {
            var at = words.indexOf(option);
            return at < 0 || at == words.size() - 1 ? "" : words.get(at + 1);
        }
    }
}
