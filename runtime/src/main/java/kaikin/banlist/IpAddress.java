package kaikin.banlist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address, in one form only: an IPv4-mapped IPv6 address is the IPv4 address.
 *
 * @param high the first 64 bits of an IPv6 address, zero for IPv4
 * @param low the last 64 bits of an IPv6 address, the 32 bits of an IPv4 address
 */
public record IpAddress(Family family, long high, long low) {
    private static final int LONGEST_IPV4 = "255.255.255.255".length();
    private static final int NO_OCTET = -1;

    /** An IPv6 address has eight groups of 16 bits. */
    private static final int GROUPS = 8;

    /** The version of the protocol. */
    public enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }

        /** The number of bits of its addresses. */
        public int bits() {
            return bits;
        }
    }

    /**
     * Reads an address; empty where the text is anything else. The JDK's own parser is of no use here: it takes
     * integers and octal numbers, and asks DNS for the rest.
     */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') < 0 ? parseIpv4(text) : parseIpv6(text);
    }

    private static Optional<IpAddress> parseIpv4(String text) {
        if (text.length() > LONGEST_IPV4) {
            return Optional.empty();
        }
        var bits = parseIpv4(text.getBytes(ISO_8859_1), 0, text.length());
        return bits < 0 ? Optional.empty() : Optional.of(new IpAddress(Family.IPV4, 0, bits));
    }

    /**
     * Reads the IPv4 address between two places of a text, or -1: four decimal numbers without leading zeros, which
     * other programs would read as octal. Letter by letter: lists have thousands, and with patterns reading one takes
     * six times as long.
     */
    static long parseIpv4(byte[] text, int start, int stop) {
        var bits = 0L;
        var octet = NO_OCTET;
        var dots = 0;
        for (var i = start; i < stop; i++) {
            var digit = text[i] - '0';
            if (digit >= 0 && digit <= 9 && octet != 0) {
                octet = octet == NO_OCTET ? digit : octet * 10 + digit;
            } else if (text[i] == '.' && octet != NO_OCTET) {
                bits = bits << 8 | octet;
                octet = NO_OCTET;
                dots++;
            } else {
                return -1;
            }
            if (octet > 255) {
                return -1;
            }
        }
        return dots == 3 && octet != NO_OCTET ? bits << 8 | octet : -1;
    }

    private static Optional<IpAddress> parseIpv6(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(all -> ofGroups(all, List.of()));
        }
        var tail = text.substring(gap + 2);
        if (tail.contains("::")
                || tail.startsWith(":")
                || text.substring(0, gap).contains(".")) {
            return Optional.empty();
        }
        return groups(text.substring(0, gap))
                .flatMap(before -> groups(tail)
                        .filter(after -> before.size() + after.size() < GROUPS)
                        .map(after -> ofGroups(before, after)));
    }

    /** Reads groups between colons, of which the last two may be written as an IPv4 address. */
    private static Optional<List<Integer>> groups(String text) {
        var groups = new ArrayList<Integer>();
        var parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (var i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].contains(".")) {
                var dotted = parseIpv4(parts[i]);
                if (dotted.isEmpty()) {
                    return Optional.empty();
                }
                groups.add((int) (dotted.get().low() >> 16));
                groups.add((int) (dotted.get().low() & 0xffff));
            } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    /** The address with these groups before and after its gap. */
    private static IpAddress ofGroups(List<Integer> before, List<Integer> after) {
        var halves = new long[2];
        for (var i = 0; i < GROUPS; i++) {
            var fromEnd = after.size() - GROUPS + i;
            var group = i < before.size() ? before.get(i) : fromEnd >= 0 ? after.get(fromEnd) : 0;
            halves[i / 4] = halves[i / 4] << 16 | group;
        }
        return halves[0] == 0 && halves[1] >>> 32 == 0xffff
                ? new IpAddress(Family.IPV4, 0, halves[1] & 0xffff_ffffL)
                : new IpAddress(Family.IPV6, halves[0], halves[1]);
    }

    /** The canonical text; for IPv6 that of RFC 5952. */
    @Override
    public String toString() {
        if (family == Family.IPV4) {
            return (low >> 24 & 255) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
        }
        var groups = new ArrayList<String>();
        for (var half : new long[] {high, low}) {
            for (var shift = 48; shift >= 0; shift -= 16) {
                groups.add(Long.toHexString(half >> shift & 0xffff));
            }
        }
        // The longest run of two or more zero groups is left out, the first of equals.
        var start = 0;
        var length = 1;
        for (var i = 0; i < GROUPS; i++) {
            var end = i;
            while (end < GROUPS && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        return length == 1
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, start)) + "::"
                        + String.join(":", groups.subList(start + length, GROUPS));
    }
}
