package kaikin.banlist;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress.Family;
import kaikin.banlist.ListingFormat.BanHandler;
import org.jspecify.annotations.Nullable;

/**
 * A set of networks that does not change. An IPv4 network, which nearly every ban is, takes eight bytes here; as an
 * object in a hash table it takes sixty, and building that took most of a first look.
 */
public final class NetworkSet extends AbstractSet<IpNetwork> {
    private static final NetworkSet NONE = new Builder().build();

    private static final int LENGTH_BITS = 6;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    /** About what an IPv6 network takes, in bytes. */
    private static final int IPV6_BYTES = 100;

    /** Address, then length: sorted. */
    private final long[] ipv4;

    private final Set<IpNetwork> ipv6;
    private final RangeIndex ranges;
    /** Which lengths there are, a bit for each: hardly any list has more than one. */
    private final long lengths;

    private final BitSet lengthsOfIpv6;

    private NetworkSet(long[] ipv4, Set<IpNetwork> ipv6, RangeIndex ranges) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.ranges = ranges;
        var there = 0L;
        for (var network : ipv4) {
            there |= 1L << (network & LENGTH_MASK);
        }
        this.lengths = there;
        this.lengthsOfIpv6 = new BitSet();
        ipv6.forEach(network -> lengthsOfIpv6.set(network.length()));
    }

    /** The empty set. */
    public static NetworkSet none() {
        return NONE;
    }

    /** The same networks. */
    public static NetworkSet of(Collection<IpNetwork> networks) {
        var builder = new Builder();
        networks.forEach(builder::add);
        return builder.build();
    }

    /** The narrowest of them that an address lies in; of a range the widest network within. */
    public Optional<IpNetwork> covering(IpAddress address) {
        var network = address.family() == Family.IPV4 ? coveringIpv4(address) : coveringIpv6(address);
        return Stream.concat(network.stream(), ranges.around(address).stream())
                .max(Comparator.comparingInt(IpNetwork::length));
    }

    private Optional<IpNetwork> coveringIpv4(IpAddress address) {
        for (var there = lengths; there != 0; there ^= Long.highestOneBit(there)) {
            var number = number(new IpNetwork(address, Long.SIZE - 1 - Long.numberOfLeadingZeros(there)));
            if (Arrays.binarySearch(ipv4, number) >= 0) {
                return Optional.of(network(number));
            }
        }
        return Optional.empty();
    }

    private Optional<IpNetwork> coveringIpv6(IpAddress address) {
        for (var length = lengthsOfIpv6.length() - 1; length >= 0; length = lengthsOfIpv6.previousSetBit(length - 1)) {
            var network = new IpNetwork(address, length);
            if (ipv6.contains(network)) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }

    /** About what they take in memory, in bytes. */
    public int weight() {
        return ipv4.length * Long.BYTES + (ipv6.size() + 2 * ranges.size()) * IPV6_BYTES;
    }

    @Override
    public boolean contains(@Nullable Object other) {
        return other instanceof IpNetwork network
                && ((network.address().family() == Family.IPV4
                                ? Arrays.binarySearch(ipv4, number(network)) >= 0
                                : ipv6.contains(network))
                        || ranges.shown().anyMatch(network::equals));
    }

    /** A range of many networks is the one network around it here: all of its own may be more than anyone can list. */
    @Override
    public Iterator<IpNetwork> iterator() {
        return Stream.of(LongStream.of(ipv4).mapToObj(NetworkSet::network), ipv6.stream(), ranges.shown())
                .flatMap(Function.identity())
                .iterator();
    }

    @Override
    public int size() {
        return ipv4.length + ipv6.size() + ranges.size();
    }

    private static long number(IpNetwork network) {
        return number(network.address().low(), network.length());
    }

    private static long number(long address, int length) {
        return address << LENGTH_BITS | length;
    }

    private static IpNetwork network(long number) {
        return new IpNetwork(new IpAddress(Family.IPV4, 0, number >>> LENGTH_BITS), (int) number & LENGTH_MASK);
    }

    /** Collects them in any order. */
    static final class Builder implements BanHandler {
        private static final int FIRST = 256;
        private static final int MOST_OF_A_RANGE = 16;

        private long[] ipv4 = new long[FIRST];
        private int filled;
        private final Set<IpNetwork> ipv6 = new HashSet<>();
        private final List<IpRange> ranges = new ArrayList<>();

        @Override
        public void add(IpNetwork network) {
            if (network.address().family() == Family.IPV6) {
                ipv6.add(network);
            } else {
                add(number(network));
            }
        }

        /** Neighbours that nft merged are few networks; what is more stays the range that it is. */
        @Override
        public void add(IpRange range) {
            range.networks(MOST_OF_A_RANGE)
                    .ifPresentOrElse(networks -> networks.forEach(this::add), () -> ranges.add(range));
        }

        @Override
        public void addIpv4(long address) {
            add(number(address, Family.IPV4.bits()));
        }

        private void add(long number) {
            if (filled == ipv4.length) {
                ipv4 = Arrays.copyOf(ipv4, 2 * filled);
            }
            ipv4[filled++] = number;
        }

        NetworkSet build() {
            var sorted = Arrays.copyOf(ipv4, filled);
            Arrays.sort(sorted);
            var different = 0;
            for (var i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[different++] = sorted[i];
                }
            }
            return new NetworkSet(Arrays.copyOf(sorted, different), Set.copyOf(ipv6), new RangeIndex(ranges));
        }
    }
}
