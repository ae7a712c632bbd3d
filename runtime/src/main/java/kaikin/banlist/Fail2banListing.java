package kaikin.banlist;

import java.util.regex.Pattern;

/**
 * The listing that {@code fail2ban-client banned} prints: jails and what they ban, as Python writes it, {@code
 * [{'sshd': ['203.0.113.7', '10.0.0.0/24']}, {'recidive': []}]}.
 */
final class Fail2banListing implements ListingFormat {
    private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"");

    @Override
    public void read(LineReader lines, BanHandler bans) throws UnreadableListingException {
        if (lines.size() != 1) {
            throw new UnreadableListingException("not one line");
        }
        new Line(lines.get(0)).jails(bans);
    }

    /** A walk along the line, one token after the other. */
    private static final class Line {
        private final String text;
        private int at;
        private int others;

        Line(String text) {
            this.text = text;
        }

        void jails(BanHandler bans) throws UnreadableListingException {
            take("[");
            while (!taken("]")) {
                take("{");
                text();
                take(": [");
                while (!taken("]")) {
                    entry(text(), bans);
                    taken(", ");
                }
                take("}");
                taken(", ");
            }
            if (at != text.length()) {
                throw new UnreadableListingException("more than the jails");
            }
            if (others > 0) {
                throw new UnreadableListingException(others + " entries that are no addresses");
            }
        }

        /** A jail may ban users and host names too: what these are kept out of, nobody knows here. */
        private void entry(String ban, BanHandler bans) throws UnreadableListingException {
            var network = IpNetwork.parse(ban);
            var range = IpRange.parse(ban);
            if (network.isPresent()) {
                bans.add(network.get());
            } else if (range.isPresent()) {
                bans.add(range.get());
            } else {
                others++;
            }
        }

        private String text() throws UnreadableListingException {
            var match = TEXT.matcher(text).region(at, text.length());
            if (!match.lookingAt()) {
                throw new UnreadableListingException("no text at " + at);
            }
            at = match.end();
            var single = match.group(1);
            return single == null ? match.group(2) : single;
        }

        private void take(String token) throws UnreadableListingException {
            if (!taken(token)) {
                throw new UnreadableListingException("no " + token + " at " + at);
            }
        }

        private boolean taken(String token) {
            var found = text.startsWith(token, at);
            at += found ? token.length() : 0;
            return found;
        }
    }
}
