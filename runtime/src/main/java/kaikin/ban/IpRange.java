package kaikin.ban;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** All addresses from one to another; nft merges neighbours into such ranges. */
record IpRange(IpAddress first, IpAddress last) {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    IpRange {
        if (first.family() != last.family() || number(first).compareTo(number(last)) > 0) {
            throw new IllegalArgumentException(first + "-" + last + " is no range");
        }
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
