package kaikin.ban;

/** The format in which one kind of guard prints what it blocks; a new guard is one more of these. */
interface Listing {
    /** Reads what the guard printed, line by line. */
    void read(Lines lines, Bans bans) throws UnreadableListingException;
}
