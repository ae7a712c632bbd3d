package kaikin.ban;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.contract.BanListFormat;

/** The walk through a ban list's text: header, one listing after the other, end. */
final class BanListReader {
    private static final Map<String, Listing> LISTINGS = Map.of(
            BanListFormat.NFT_SETS, new NftSetListing(),
            BanListFormat.IPTABLES_NFT, new IptablesListing(),
            BanListFormat.IPTABLES_LEGACY, new IptablesListing(),
            BanListFormat.IPSET, new IpsetListing(),
            BanListFormat.FAIL2BAN, new Fail2banListing());
    /** No guard is of use with as many; what is more is not kept, so that memory has an end. */
    private static final int MOST_BANS = 100_000;

    private static final String LISTING = BanListFormat.LISTING + " ";

    private final List<String> lines;
    private final Set<IpNetwork> bans = new HashSet<>();
    private boolean tooMany;

    BanListReader(String text) {
        lines = text.lines().toList();
    }

    BanList read() {
        var header = lines.isEmpty() ? Optional.<BanListFormat.Header>empty() : BanListFormat.header(lines.get(0));
        if (header.isEmpty()) {
            return BanList.unreadable();
        }
        var understood = readListings();
        return new BanList(header, bans, understood && !tooMany);
    }

    /** Whether everything up to the last line was understood. */
    private boolean readListings() {
        var next = 1;
        var understood = true;
        while (next < lines.size() && lines.get(next).startsWith(LISTING)) {
            var end = endOfListing(next + 1);
            // What other guards ban is banned all the same.
            understood &= readListing(lines.get(next).substring(LISTING.length()), lines.subList(next + 1, end));
            next = end;
        }
        // A guard that lists nothing at all is no guard: nothing follows from such a text.
        return understood
                && next > 1
                && next == lines.size() - 1
                && lines.get(next).equals(BanListFormat.END);
    }

    private int endOfListing(int start) {
        var end = start;
        while (end < lines.size()
                && !lines.get(end).startsWith(LISTING)
                && !lines.get(end).equals(BanListFormat.END)) {
            end++;
        }
        return end;
    }

    private boolean readListing(String guard, List<String> listing) {
        var reader = LISTINGS.get(guard);
        var found = new ArrayList<IpNetwork>();
        try {
            if (reader != null) {
                reader.read(listing, ban -> keep(ban, found));
                return true;
            }
            return false;
        } catch (UnreadableListingException e) {
            return false;
        } finally {
            // A ban that was read before the trouble is a ban all the same.
            bans.addAll(found);
        }
    }

    private void keep(IpNetwork ban, List<IpNetwork> found) {
        if (bans.size() + found.size() < MOST_BANS) {
            found.add(ban);
        } else {
            tooMany = true;
        }
    }
}
