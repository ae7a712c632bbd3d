package kaikin.ban;

import java.util.List;

/** The listing that {@code ipset save SET} prints: how the set is made, then a line for each of its elements. */
final class IpsetListing implements Listing {
    @Override
    public void read(Lines lines, Bans bans) throws UnreadableListingException {
        if (lines.isEmpty() || !lines.get(0).matches("create sshguard[46] hash:net family inet6? .*")) {
            throw new UnreadableListingException("the set is missing");
        }
        for (var line : lines.subList(1, lines.size())) {
            element(List.of(line.split(" ", -1)), bans);
        }
    }

    private static void element(List<String> words, Bans bans) throws UnreadableListingException {
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
