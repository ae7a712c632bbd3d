package kaikin.ban;

import java.util.function.Consumer;

/** The format in which one kind of guard prints what it blocks; a new guard is one more of these. */
interface Listing {
    /** Reads what the guard printed, line by line. */
    void read(Lines lines, Consumer<IpNetwork> bans) throws UnreadableListingException;
}
