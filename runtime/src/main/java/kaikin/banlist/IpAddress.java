package kaikin.banlist;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address, in one form only: an IPv4-mapped IPv6 address is the IPv4 address.
 *
 * @param high the first 64 bits of an IPv6 address, zero for IPv4
 * @param low the last 64 bits of an IPv6 address, the 32 bits of an IPv4 address
 */
public record IpAddress(Family family, long high, long low) {
    /** The version of the protocol. */
    public enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }

        /** How many bits its addresses have. */
        public int bits() {
            return bits;
        }
    }

    /**
     * Reads an address; empty where the text is anything else. The JDK's own parser is of no use here: it takes integers
     * and octal numbers, and asks DNS for the rest.
     */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') < 0
                ? Ipv4Text.parse(text).map(bits -> new IpAddress(Family.IPV4, 0, bits))
                : Ipv6Text.parse(text).map(IpAddress::ofGroups);
    }

    private static IpAddress ofGroups(int[] groups) {
        var high = bits(groups, 0);
        var low = bits(groups, 4);
        return high == 0 && low >>> 32 == 0xffff
                ? new IpAddress(Family.IPV4, 0, low & 0xffff_ffffL)
                : new IpAddress(Family.IPV6, high, low);
    }

    private static long bits(int[] groups, int from) {
        var bits = 0L;
        for (var i = from; i < from + 4; i++) {
            bits = bits << 16 | groups[i];
        }
        return bits;
    }

    /** The canonical text; for IPv6 that of RFC 5952. */
    @Override
    public String toString() {
        return family == Family.IPV4 ? Ipv4Text.print(low) : Ipv6Text.print(high, low);
    }
}
