package kaikin.banlist;

import java.util.List;
import java.util.regex.Pattern;

/** The listing that {@code ipset save SET} prints: how the set is made, then a line for each of its elements. */
final class IpsetListing implements ListingFormat {
    private static final Pattern CREATED = Pattern.compile("create sshguard[46] hash:(?:net|ip) family inet6? .*");

    /** A comment, which may have any words, but no quote. */
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*+\"");

    @Override
    public void read(LineReader lines, BanHandler bans) throws UnreadableListingException {
        // A mask would make more of an element than it says.
        if (lines.isEmpty()
                || !CREATED.matcher(lines.get(0)).matches()
                || lines.get(0).contains("mask ")) {
            throw new UnreadableListingException("the set is missing");
        }
        for (var line : lines.subList(1, lines.size())) {
            var plain = line.indexOf('"') < 0 ? line : TEXT.matcher(line).replaceAll("text");
            var words = List.of(plain.split(" ", -1));
            if (words.size() < 3 || !words.get(0).equals("add")) {
                throw new UnreadableListingException("not an element of the set");
            }
            var ban = IpNetwork.parse(words.get(2))
                    .orElseThrow(() -> new UnreadableListingException("an element that is no net"));
            // Such an element is an exception from a wider net, and bans nobody.
            if (!words.contains("nomatch")) {
                bans.add(ban);
            }
        }
    }
}
