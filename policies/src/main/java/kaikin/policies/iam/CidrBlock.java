package kaikin.policies.iam;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The addresses that share their first bits; one address where no length is given. An IPv4-mapped IPv6 address is the
 * IPv4 address, as it is in bans.
 */
public record CidrBlock(BigInteger address, int bits, int length) {
    private static final int MAPPED_BITS = 96;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)(?:/([0-9]{1,3}))?");

    static ValueMatcher test(String text) {
        var range = parse(text);
        return (requested, context) -> range.contains(parse(requested));
    }

    /** Reads an address or a range. The platform's parser would ask DNS about a name. */
    public static CidrBlock parse(String text) {
        var match = CIDR.matcher(text);
        if (!match.matches()) {
            throw malformed(text);
        }
        var bytes = match.group(1).contains(":") ? IpBytes.six(match.group(1)) : IpBytes.four(match.group(1));
        var bits = bytes.map(found -> found.length * Byte.SIZE).orElseThrow(() -> malformed(text));
        var length = match.group(2) == null ? bits : Integer.parseInt(match.group(2));
        if (length > bits) {
            throw malformed(text);
        }
        var address = new BigInteger(1, bytes.orElseThrow());
        if (bits == 32 || !address.shiftRight(32).equals(MAPPED)) {
            return new CidrBlock(address, bits, length);
        }
        if (length < MAPPED_BITS) {
            throw malformed(text);
        }
        return new CidrBlock(address.subtract(MAPPED.shiftLeft(32)), 32, length - MAPPED_BITS);
    }

    /** Whether it has all addresses of another one. */
    public boolean contains(CidrBlock other) {
        return bits == other.bits
                && length <= other.length
                && address.shiftRight(bits - length).equals(other.address.shiftRight(bits - length));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "«" + text + "» is not an IP address or range: write 203.0.113.0/24 or 2001:db8::/32");
    }
}
