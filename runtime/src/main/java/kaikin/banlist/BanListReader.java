package kaikin.banlist;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.Optional;
import kaikin.contract.BanListFormat;

/** The walk through a ban list's text: header, one listing after the other, end. */
final class BanListReader implements BanHandler {
    private static final Map<String, ListingFormat> LISTINGS = Map.of(
            BanListFormat.NFT_SETS, new NftSetListing(),
            BanListFormat.IPTABLES_NFT, new IptablesListing(),
            BanListFormat.IPTABLES_LEGACY, new IptablesListing(),
            BanListFormat.IPSET, new IpsetListing(),
            BanListFormat.FAIL2BAN, new Fail2banListing(),
            BanListFormat.FILTER, new FilterListing());
    /**
     * No guard is of use with as many: there reading ends, so that time and memory have an end. One that comes twice
     * counts twice, because it costs twice.
     */
    private static final int MOST_BANS = 100_000;

    private static final byte[] LISTING = (BanListFormat.LISTING + " ").getBytes(US_ASCII);
    private static final byte[] END = BanListFormat.END.getBytes(US_ASCII);

    private final LineReader lines;
    private final NetworkSet.Builder bans = new NetworkSet.Builder();
    private Optional<String> problem = Optional.empty();
    private int added;
    private boolean ended;

    BanListReader(byte[] text) {
        lines = LineReader.of(text);
    }

    BanList read() {
        var header = lines.isEmpty() ? Optional.<BanListFormat.Header>empty() : BanListFormat.header(lines.get(0));
        if (header.isEmpty()) {
            return BanList.unreadable("its first line is no header");
        }
        readListings();
        return new BanList(header, bans.build(), problem);
    }

    private void readListings() {
        var next = 1;
        while (!ended && next < lines.size() && lines.startsWith(next, LISTING)) {
            var end = endOfListing(next + 1);
            // What other guards ban is banned all the same, whatever becomes of this one.
            readListing(lines.get(next).substring(LISTING.length), lines.between(next + 1, end));
            next = end;
        }
        if (next == 1) {
            // A guard that lists nothing at all is no guard: nothing follows from such a text.
            noteOnce("it holds no listing");
        }
        if (!ended && (next != lines.size() - 1 || !lines.is(next, END))) {
            noteOnce("it has no end");
        }
    }

    private int endOfListing(int start) {
        var end = start;
        while (end < lines.size() && !lines.startsWith(end, LISTING) && !lines.is(end, END)) {
            end++;
        }
        return end;
    }

    private void readListing(String guard, LineReader listing) {
        var reader = LISTINGS.get(guard);
        if (reader == null) {
            noteOnce("a listing of an unknown guard");
            return;
        }
        try {
            // A ban that is read before any trouble is a ban all the same.
            reader.read(listing, this);
        } catch (UnreadableListingException e) {
            noteOnce(guard + ": " + e.getMessage());
        }
    }

    @Override
    public void add(IpNetwork ban) throws UnreadableListingException {
        count();
        bans.add(ban);
    }

    @Override
    public void add(IpRange ban) throws UnreadableListingException {
        count();
        bans.add(ban);
    }

    @Override
    public void addIpv4(long address) throws UnreadableListingException {
        count();
        bans.addIpv4(address);
    }

    private void count() throws UnreadableListingException {
        if (++added > MOST_BANS) {
            ended = true;
            throw new UnreadableListingException("more than " + MOST_BANS + " bans");
        }
        if (Thread.currentThread().isInterrupted()) {
            ended = true;
            throw new UnreadableListingException("the time to read it is over");
        }
    }

    /** The first trouble is the one worth knowing. */
    private void noteOnce(String trouble) {
        if (problem.isEmpty()) {
            problem = Optional.of(trouble);
        }
    }
}
