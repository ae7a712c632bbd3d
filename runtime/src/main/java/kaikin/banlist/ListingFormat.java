package kaikin.banlist;

/** The format in which one kind of guard prints what it blocks; a new guard is one more of these. */
interface ListingFormat {
    /** Reads what the guard printed, line by line. */
    void read(LineReader lines, BanHandler bans) throws UnreadableListingException;

    /** Takes what a guard blocks, as it is read. */
    interface BanHandler {
        void add(IpNetwork network) throws UnreadableListingException;

        void add(IpRange range) throws UnreadableListingException;

        /**
         * Takes one IPv4 address, which nearly every ban is, as its 32 bits: two objects for each cost more than
         * reading it.
         */
        void addIpv4(long address) throws UnreadableListingException;
    }

    /** Thrown where a listing is not what its guard is known to print. */
    final class UnreadableListingException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableListingException(String problem) {
            super(problem);
        }

        UnreadableListingException(String problem, Throwable cause) {
            super(problem, cause);
        }
    }
}
