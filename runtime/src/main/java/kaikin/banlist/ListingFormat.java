package kaikin.banlist;

/** The format in which one kind of guard prints what it blocks; a new guard is one more of these. */
interface ListingFormat {
    /** Reads what the guard printed, line by line. */
    void read(LineReader lines, BanHandler bans) throws UnreadableListingException;
}
