package kaikin.banlist;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import kaikin.banlist.ListingFormat.BanHandler;
import kaikin.banlist.ListingFormat.UnreadableListingException;
import kaikin.contract.BanListFormat;

/**
 * The bans of one server's guard when it was asked.
 *
 * @param problem why the text was not understood to its end; empty where it was
 */
public record BanList(Optional<BanListFormat.Header> header, NetworkSet bans, Optional<String> problem) {
    /** A list of which nothing could be read. */
    public static BanList unreadable(String problem) {
        return new BanList(Optional.empty(), NetworkSet.none(), Optional.of(problem));
    }

    /** Reads a list; what cannot be understood makes it incomplete, never shorter in silence. */
    public static BanList parse(String text) {
        return parse(text.getBytes(UTF_8));
    }

    /** Reads a list in UTF-8. */
    public static BanList parse(byte[] text) {
        return new Reader(text).read();
    }

    /** Whether the text was understood to its end; only then may "not in it" be said. */
    public boolean complete() {
        return problem.isEmpty();
    }

    /** The narrowest ban that covers the address. */
    public Optional<IpNetwork> covering(IpAddress address) {
        return bans.covering(address);
    }

    /** The walk through a ban list's text: header, one listing after the other, end. */
    private static final class Reader implements BanHandler {
        private static final Map<String, ListingFormat> LISTINGS = Map.of(
                BanListFormat.NFT_SETS, new NftSetListing(),
                BanListFormat.IPTABLES_NFT, new IptablesListing(),
                BanListFormat.IPTABLES_LEGACY, new IptablesListing(),
                BanListFormat.IPSET, new IpsetListing(),
                BanListFormat.FAIL2BAN, new Fail2banListing(),
                BanListFormat.FILTER, new FilterListing());
        /**
         * No guard is of use with as many: there reading ends, so that time and memory have an end. One that comes
         * twice counts twice, because it costs twice.
         */
        private static final int MOST_BANS = 100_000;

        private static final byte[] LISTING = (BanListFormat.LISTING + " ").getBytes(US_ASCII);
        private static final byte[] END = BanListFormat.END.getBytes(US_ASCII);

        private final LineReader lines;
        private final NetworkSet.Builder bans = new NetworkSet.Builder();
        private Optional<String> problem = Optional.empty();
        private int added;
        private boolean ended;

        Reader(byte[] text) {
            lines = LineReader.of(text);
        }

        BanList read() {
            var header = lines.isEmpty() ? Optional.<BanListFormat.Header>empty() : BanListFormat.header(lines.get(0));
            if (header.isEmpty()) {
                return unreadable("its first line is no header");
            }
            readListings();
            return new BanList(header, bans.build(), problem);
        }

        private void readListings() {
            var next = 1;
            while (!ended && next < lines.size() && lines.startsWith(next, LISTING)) {
                var end = next + 1;
                while (end < lines.size() && !lines.startsWith(end, LISTING) && !lines.is(end, END)) {
                    end++;
                }
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

        private void readListing(String guard, LineReader listing) {
            var reader = LISTINGS.get(guard);
            if (reader == null) {
                noteOnce(
                        guard.equals(BanListFormat.UNREADABLE)
                                ? "a guard that is configured there could not be asked"
                                : "a listing of an unknown guard");
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
}
