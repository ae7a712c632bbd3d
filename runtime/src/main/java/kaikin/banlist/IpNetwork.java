package kaikin.banlist;

import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.banlist.IpAddress.Family;

/** All addresses that share their first bits; one address is a network of its full length. */
public record IpNetwork(IpAddress address, int length) {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    public IpNetwork {
        if (length < 0 || length > address.family().bits()) {
            throw new IllegalArgumentException(address + " has no network of length " + length);
        }
        address = masked(address, length);
    }

    /** The network that is one address. */
    public static IpNetwork of(IpAddress address) {
        return new IpNetwork(address, address.family().bits());
    }

    /** Reads {@code ADDRESS} or {@code ADDRESS/LENGTH}; empty where the text is anything else. */
    public static Optional<IpNetwork> parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(IpNetwork::of);
        }
        var length = text.substring(slash + 1);
        return LENGTH.matcher(length).matches()
                ? parse(text.substring(0, slash), Integer.parseInt(length))
                : Optional.empty();
    }

    /** Reads a network's first address and length; empty where they make none. */
    public static Optional<IpNetwork> parse(String address, int length) {
        return IpAddress.parse(address).flatMap(parsed -> {
            // A mapped address is IPv4 for us, so its length loses the 96 bits before it.
            var mapped = parsed.family() == Family.IPV4 && address.contains(":");
            var bits = mapped ? length - 96 : length;
            return bits < 0 || bits > parsed.family().bits()
                    ? Optional.empty()
                    : Optional.of(new IpNetwork(parsed, bits));
        });
    }

    /** Its last address. */
    IpAddress last() {
        return address.family() == Family.IPV4
                ? new IpAddress(Family.IPV4, 0, address.low() | (~mask(length + 32) & 0xffff_ffffL))
                : new IpAddress(Family.IPV6, address.high() | ~mask(length), address.low() | ~mask(length - 64));
    }

    /** Whether the address lies in it; addresses of the other family never do. */
    public boolean contains(IpAddress other) {
        return other.family() == address.family() && masked(other, length).equals(address);
    }

    private static IpAddress masked(IpAddress address, int length) {
        return address.family() == Family.IPV4
                ? new IpAddress(Family.IPV4, 0, address.low() & mask(length + 32) & 0xffff_ffffL)
                : new IpAddress(Family.IPV6, address.high() & mask(length), address.low() & mask(length - 64));
    }

    private static long mask(int bits) {
        // Java takes a shift's distance modulo 64.
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }

    @Override
    public String toString() {
        return length == address.family().bits() ? address.toString() : address + "/" + length;
    }
}
