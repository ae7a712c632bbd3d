package kaikin.banlist;

/**
 * The listing of whatever else blocks on a server, by the script that walks through the whole filter: a network or a
 * range a line; after a question mark a rule of which nobody can say whom it blocks.
 */
final class FilterListing implements ListingFormat {
    @Override
    public void read(LineReader lines, BanHandler bans) throws UnreadableListingException {
        if (lines.isEmpty()) {
            throw new UnreadableListingException("nothing was said");
        }
        var unjudged = 0;
        for (var line : lines) {
            var network = IpNetwork.parse(line);
            var range = IpRange.parse(line);
            if (network.isPresent()) {
                bans.add(network.get());
            } else if (range.isPresent()) {
                bans.add(range.get());
            } else {
                unjudged++;
            }
        }
        if (unjudged > 0) {
            throw new UnreadableListingException(unjudged + " rules of which nobody can say whom they block");
        }
    }
}
