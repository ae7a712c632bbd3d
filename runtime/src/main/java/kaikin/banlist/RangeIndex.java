package kaikin.banlist;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Ranges that are too many networks each, by their first addresses. */
final class RangeIndex {
    private final IpRange[] ranges;
    /** The range that reaches furthest among those up to each. */
    private final IpRange[] furthest;

    RangeIndex(Collection<IpRange> ranges) {
        this.ranges = ranges.stream()
                .distinct()
                .sorted(Comparator.comparing((IpRange range) -> range.first().family())
                        .thenComparing(IpRange::first, IpRange::compare))
                .toArray(IpRange[]::new);
        furthest = this.ranges.clone();
        for (var i = 1; i < furthest.length; i++) {
            var before = furthest[i - 1];
            var reachesFurther = before.first().family() == furthest[i].first().family()
                    && IpRange.compare(before.last(), furthest[i].last()) > 0;
            furthest[i] = reachesFurther ? before : furthest[i];
        }
    }

    /** The widest network that one of them has around the address. */
    Optional<IpNetwork> around(IpAddress address) {
        for (var i = before(address) - 1; i >= 0 && furthest[i].contains(address); i--) {
            if (ranges[i].contains(address)) {
                return Optional.of(ranges[i].networkAround(address));
            }
        }
        return Optional.empty();
    }

    /** The number of ranges that begin before the address, or with it. */
    private int before(IpAddress address) {
        var low = 0;
        var high = ranges.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            var first = ranges[middle].first();
            var family = first.family().compareTo(address.family());
            if (family < 0 || (family == 0 && IpRange.compare(first, address) <= 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Stream<IpNetwork> shown() {
        return Stream.of(ranges).map(IpRange::around).distinct();
    }

    int size() {
        return (int) shown().count();
    }
}
