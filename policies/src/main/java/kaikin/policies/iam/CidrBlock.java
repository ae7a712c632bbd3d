package kaikin.policies.iam;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that share their first bits; one address where no length is given. An IPv4-mapped IPv6 address is the
 * IPv4 address, as it is in bans.
 */
public record CidrBlock(BigInteger address, int bits, int length) {
    private static final int MAPPED_BITS = 96;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);
    private static final int IPV6_WORDS = 8;

    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)(?:/([0-9]{1,3}))?");

    /** Reads an address or a range. The platform's parser would ask DNS about a name. */
    public static CidrBlock parse(String text) {
        var match = CIDR.matcher(text);
        if (!match.matches()) {
            throw malformed(text);
        }
        var bytes = match.group(1).contains(":") ? ipv6(match.group(1)) : ipv4(match.group(1));
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

    /** Four decimal numbers. */
    private static Optional<byte[]> ipv4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4
                || !Arrays.stream(parts)
                        .allMatch(part -> part.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(part) <= 255)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(4);
        Arrays.stream(parts).forEach(part -> bytes.put((byte) Integer.parseInt(part)));
        return Optional.of(bytes.array());
    }

    /** Eight hexadecimal words, a run of zeros written :: or not; the last two may be an IPv4 address. */
    private static Optional<byte[]> ipv6(String text) {
        var last = text.lastIndexOf(':') + 1;
        return text.indexOf('.', last) < 0
                ? words(text)
                : ipv4(text.substring(last))
                        .flatMap(four ->
                                words(text.substring(0, last) + HexFormat.of().formatHex(four, 0, 2) + ":"
                                        + HexFormat.of().formatHex(four, 2, 4)));
    }

    private static Optional<byte[]> words(String text) {
        var halves = text.split("::", -1);
        var head = half(halves[0]);
        var tail = halves.length == 2 ? half(halves[1]) : List.<String>of();
        var count = head.size() + tail.size();
        var complete = halves.length == 1 ? count == IPV6_WORDS : halves.length == 2 && count < IPV6_WORDS;
        if (!complete
                || !head.stream().allMatch(CidrBlock::isWord)
                || !tail.stream().allMatch(CidrBlock::isWord)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(2 * IPV6_WORDS);
        head.forEach(word -> bytes.putShort((short) Integer.parseInt(word, 16)));
        bytes.position(2 * (IPV6_WORDS - tail.size()));
        tail.forEach(word -> bytes.putShort((short) Integer.parseInt(word, 16)));
        return Optional.of(bytes.array());
    }

    private static List<String> half(String half) {
        return half.isEmpty() ? List.of() : List.of(half.split(":", -1));
    }

    private static boolean isWord(String part) {
        return part.matches("[0-9a-fA-F]{1,4}");
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "«" + text + "» is not an IP address or range: write 203.0.113.0/24 or 2001:db8::/32");
    }
}
