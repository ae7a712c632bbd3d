package kaikin.banlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress.Family;
import org.junit.jupiter.api.Test;

/** The compact set is held against a hash table of the same networks. */
class NetworkSetTest {
    private static final long SEED = 20_261_123;

    @Test
    void isTheSetOfWhatWasAdded() {
        var random = new Random(SEED);
        for (var round = 0; round < 200; round++) {
            var networks = networks(random, random.nextInt(600));
            var compact = NetworkSet.of(networks);

            assertThat(compact).as("seed %d, round %d", SEED, round).isEqualTo(new HashSet<>(networks));
            assertThat(networks).allMatch(compact::contains);
        }
    }

    @Test
    void findsTheNarrowestNetworkAroundAnAddress() {
        var random = new Random(SEED);
        for (var round = 0; round < 200; round++) {
            var networks = new HashSet<>(networks(random, random.nextInt(100)));
            var compact = NetworkSet.of(networks);
            addresses(random)
                    .limit(50)
                    .forEach(address -> assertThat(compact.covering(address)).isEqualTo(slowly(networks, address)));
        }
    }

    @Test
    void knowsTheLastAddressAsWellAsTheFirst() {
        var ends = List.of("0.0.0.0", "255.255.255.255", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").stream()
                .map(text -> IpNetwork.parse(text).orElseThrow())
                .toList();

        assertThat(NetworkSet.of(ends)).containsExactlyInAnyOrderElementsOf(ends);
        assertThat(NetworkSet.of(ends))
                .allMatch(end -> NetworkSet.of(ends).covering(end.address()).equals(Optional.of(end)));
    }

    @Test
    void everybodyIsCoveredByEverything() {
        var everything = NetworkSet.of(List.of(
                IpNetwork.parse("0.0.0.0/0").orElseThrow(),
                IpNetwork.parse("::/0").orElseThrow()));

        assertThat(addresses(new Random(SEED)).limit(100))
                .allMatch(address -> everything.covering(address).isPresent());
        assertThat(addresses(new Random(SEED)).limit(100))
                .allMatch(address -> NetworkSet.none().covering(address).isEmpty());
    }

    /** Ranges of many networks are kept as they are; whom they hold is the same as if each network had been added. */
    @Test
    void rangesHoldWhomTheirNetworksHold() {
        var random = new Random(SEED);
        for (var round = 0; round < 200; round++) {
            var compact = new NetworkSet.Builder();
            var expanded = new HashSet<IpNetwork>();
            for (var i = random.nextInt(8); i >= 0; i--) {
                var ends = addresses(random)
                        .filter(address -> address.family() == Family.IPV6)
                        .limit(2)
                        .sorted(IpRange::compare)
                        .toList();
                // Far apart, so that some take more networks than are kept apart.
                var wide = new IpAddress(
                        Family.IPV6,
                        ends.get(1).high() + random.nextInt(3),
                        ends.get(1).low());
                var range = new IpRange(ends.get(0), wide);
                compact.add(range);
                expanded.addAll(range.networks(254).orElseThrow());
            }
            var networks = compact.build();
            addresses(random)
                    .limit(50)
                    .forEach(address -> assertThat(networks.covering(address).isPresent())
                            .as("seed %d: %s", SEED, address)
                            .isEqualTo(slowly(expanded, address).isPresent()));
            assertThat(networks).hasSize((int) networks.stream().count());
        }
    }

    private static Optional<IpNetwork> slowly(Set<IpNetwork> networks, IpAddress address) {
        return networks.stream()
                .filter(network -> network.contains(address))
                .max(Comparator.comparingInt(IpNetwork::length));
    }

    /** Close to each other, so that they contain one another, and some of them twice. */
    private static List<IpNetwork> networks(Random random, int count) {
        var some = addresses(random)
                .limit(count)
                .map(address -> network(random, address))
                .toList();
        return Stream.concat(some.stream(), some.stream().limit(count / 10)).toList();
    }

    private static IpNetwork network(Random random, IpAddress address) {
        var bits = address.family().bits();
        return new IpNetwork(address, random.nextBoolean() ? bits : bits - random.nextInt(12));
    }

    private static Stream<IpAddress> addresses(Random random) {
        return IntStream.generate(() -> random.nextInt(1 << 12))
                .mapToObj(low -> random.nextInt(4) == 0
                        ? new IpAddress(Family.IPV6, 0x2001_0db8_0000_0000L, low)
                        : new IpAddress(Family.IPV4, 0, 0xcb00_7000L + low));
    }
}
