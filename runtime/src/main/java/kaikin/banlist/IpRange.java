package kaikin.banlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All addresses from one to another, both included, as nft writes neighbours that it merged, and fail2ban its ranges.
 */
public record IpRange(IpAddress first, IpAddress last) {
    public IpRange {
        if (first.family() != last.family() || compare(first, last) > 0) {
            throw new IllegalArgumentException(first + "-" + last + " is no range");
        }
    }

    /** Reads {@code FIRST-LAST}; empty where the text is anything else. */
    public static Optional<IpRange> parse(String text) {
        var dash = text.indexOf('-');
        return dash < 0
                ? Optional.empty()
                : IpAddress.parse(text.substring(0, dash))
                        .flatMap(first -> IpAddress.parse(text.substring(dash + 1))
                                .filter(last -> first.family() == last.family() && compare(first, last) <= 0)
                                .map(last -> new IpRange(first, last)));
    }

    /** Whether the address lies in it; addresses of the other family never do. */
    public boolean contains(IpAddress address) {
        return address.family() == first.family() && compare(first, address) <= 0 && compare(address, last) <= 0;
    }

    /** The fewest networks that hold exactly these addresses; empty where that takes more than some. */
    Optional<List<IpNetwork>> networks(int most) {
        var networks = new ArrayList<IpNetwork>();
        var next = first;
        while (networks.size() < most) {
            var network = largestFrom(next);
            networks.add(network);
            var end = network.last();
            if (end.equals(last)) {
                return Optional.of(networks);
            }
            next = new IpAddress(end.family(), end.low() == -1 ? end.high() + 1 : end.high(), end.low() + 1);
        }
        return Optional.empty();
    }

    /** The widest network around an address of the range that is within the range. */
    IpNetwork networkAround(IpAddress address) {
        var length = first.family().bits();
        var widest = IpNetwork.of(address);
        while (length > 0) {
            var wider = new IpNetwork(address, --length);
            if (compare(wider.address(), first) < 0 || compare(wider.last(), last) > 0) {
                break;
            }
            widest = wider;
        }
        return widest;
    }

    /** The narrowest network that holds all of it. */
    IpNetwork around() {
        var high = Long.numberOfLeadingZeros(first.high() ^ last.high());
        var same = high < Long.SIZE ? high : Long.SIZE + Long.numberOfLeadingZeros(first.low() ^ last.low());
        return new IpNetwork(first, same - (2 * Long.SIZE - first.family().bits()));
    }

    /** The widest network that begins with the address and does not reach beyond the range. */
    private IpNetwork largestFrom(IpAddress next) {
        var zeros = next.low() != 0
                ? Long.numberOfTrailingZeros(next.low())
                : Long.SIZE + Math.min(Long.SIZE, Long.numberOfTrailingZeros(next.high()));
        var bits = first.family().bits();
        return new IpNetwork(next, bits - Math.min(Math.min(zeros, bits), roomBits(next)));
    }

    /** The number of bits that an address may count through from there to the end of the range. */
    private int roomBits(IpAddress from) {
        var low = last.low() - from.low();
        var high = last.high() - from.high() - (Long.compareUnsigned(last.low(), from.low()) < 0 ? 1 : 0);
        // The number of addresses is one more.
        if (++low == 0 && ++high == 0) {
            return 2 * Long.SIZE;
        }
        return high != 0
                ? 2 * Long.SIZE - 1 - Long.numberOfLeadingZeros(high)
                : Long.SIZE - 1 - Long.numberOfLeadingZeros(low);
    }

    static int compare(IpAddress one, IpAddress other) {
        var high = Long.compareUnsigned(one.high(), other.high());
        return high != 0 ? high : Long.compareUnsigned(one.low(), other.low());
    }
}
