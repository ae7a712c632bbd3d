package kaikin.banlist;

/** Takes what a guard blocks, as it is read. */
interface BanHandler {
    void add(IpNetwork network) throws UnreadableListingException;

    void add(IpRange range) throws UnreadableListingException;

    /** Takes one IPv4 address, which nearly every ban is, as its 32 bits: two objects for each cost more than reading it. */
    void addIpv4(long address) throws UnreadableListingException;
}
