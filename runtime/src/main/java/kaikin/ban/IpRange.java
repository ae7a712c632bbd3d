package kaikin.ban;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All addresses from one to another; nft merges neighbours into such ranges. */
public record IpRange(IpAddress first, IpAddress last) {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    public IpRange {
        if (!ordered(first, last)) {
            throw new IllegalArgumentException(first + "-" + last + " is no range");
        }
    }

    /** Reads {@code FIRST-LAST}; empty where the text is anything else. */
    public static Optional<IpRange> parse(String text) {
        var dash = text.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        var first = IpAddress.parse(text.substring(0, dash));
        var last = IpAddress.parse(text.substring(dash + 1));
        return first.isPresent() && last.isPresent() && ordered(first.get(), last.get())
                ? Optional.of(new IpRange(first.get(), last.get()))
                : Optional.empty();
    }

    private static boolean ordered(IpAddress first, IpAddress last) {
        return first.family() == last.family() && number(first).compareTo(number(last)) <= 0;
    }

    /** Whether the address lies in it; addresses of the other family never do. */
    public boolean contains(IpAddress address) {
        return ordered(first, address) && ordered(address, last);
    }

    /** The fewest networks that hold exactly these addresses. */
    List<IpNetwork> networks() {
        var networks = new ArrayList<IpNetwork>();
        var next = number(first);
        var end = number(last).add(BigInteger.ONE);
        while (next.compareTo(end) < 0) {
            var free = Math.min(trailingZeros(next), end.subtract(next).bitLength() - 1);
            networks.add(new IpNetwork(address(next), first.family().bits() - free));
            next = next.add(BigInteger.ONE.shiftLeft(free));
        }
        return networks;
    }

    private int trailingZeros(BigInteger number) {
        return number.signum() == 0 ? first.family().bits() : number.getLowestSetBit();
    }

    private IpAddress address(BigInteger number) {
        return new IpAddress(first.family(), number.shiftRight(64).longValue(), number.longValue());
    }

    private static BigInteger number(IpAddress address) {
        return unsigned(address.high()).shiftLeft(64).add(unsigned(address.low()));
    }

    private static BigInteger unsigned(long word) {
        var number = BigInteger.valueOf(word);
        return word < 0 ? number.add(WORD) : number;
    }
}
