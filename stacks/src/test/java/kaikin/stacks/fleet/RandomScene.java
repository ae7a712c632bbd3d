package kaikin.stacks.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.banlist.IpNetwork;

/**
 * Some bans, and an address to free: many look like each other as text, some are nets, some are there twice.
 *
 * @param bans in the order in which they came
 */
record RandomScene(List<IpNetwork> bans, IpAddress address) {
    private static final List<String> LOOKALIKES = List.of(
            "10.0.0.1",
            "10.0.0.10",
            "10.0.0.100",
            "110.0.0.1",
            "1.10.0.0",
            "10.0.0.11",
            "0.0.0.1",
            "210.0.0.1",
            "10.0.0.0/24",
            "10.0.0.0/30",
            "10.0.0.0/8",
            "10.0.0.64/26",
            "203.0.113.7",
            "203.0.113.70",
            "203.0.113.0/28",
            "2001:db8::1",
            "2001:db8::10",
            "2001:db8::100",
            "2001:db8:0:1::1",
            "2001:db8::/64",
            "2001:db8::/126",
            "2001:db8::/32",
            "::1",
            "::10",
            "1::",
            "fe80::1",
            "2001:db8::a00:1");

    /** The same scene for the same seed. */
    static RandomScene of(long seed, BiPredicate<IpNetwork, IpNetwork> together) {
        var random = new Random(seed);
        var bans = new ArrayList<IpNetwork>();
        for (var i = 1 + random.nextInt(20); i > 0; i--) {
            var ban = ban(random);
            if (bans.stream().allMatch(other -> together.test(other, ban))) {
                bans.add(ban);
            }
        }
        return new RandomScene(List.copyOf(bans), address(random, bans));
    }

    private static IpNetwork ban(Random random) {
        if (random.nextInt(4) > 0) {
            return network(LOOKALIKES.get(random.nextInt(LOOKALIKES.size())));
        }
        return random.nextBoolean()
                ? new IpNetwork(
                        parse(random.nextInt(1, 224) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                                + random.nextInt(256)),
                        random.nextInt(4) > 0 ? 32 : random.nextInt(8, 32))
                : new IpNetwork(
                        parse("2001:db8:%x:%x::%x"
                                .formatted(random.nextInt(4), random.nextInt(4), random.nextInt(999))),
                        random.nextInt(4) > 0 ? 128 : random.nextInt(32, 128));
    }

    /** Mostly somebody who is banned, alone or within a net. */
    private static IpAddress address(Random random, List<IpNetwork> bans) {
        if (random.nextInt(4) > 0) {
            return bans.get(random.nextInt(bans.size())).address();
        }
        return ban(random).address();
    }

    /** An interval set takes no element that overlaps another. */
    static boolean apart(IpNetwork one, IpNetwork other) {
        return !one.contains(other.address()) && !other.contains(one.address());
    }

    /** Where fail2ban uses ip6tables-nft 1.8.9, that deletes another net that begins with the same address. */
    static boolean noNamesakes(IpNetwork one, IpNetwork other) {
        return one.equals(other) || !one.address().equals(other.address());
    }

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text).orElseThrow();
    }

    private static IpAddress parse(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    /** The same with more bans. */
    RandomScene with(List<IpNetwork> more) {
        return new RandomScene(Stream.concat(bans.stream(), more.stream()).toList(), address);
    }

    /** What must go, each once. */
    List<String> covering() {
        return texts(bans.stream().filter(ban -> ban.contains(address)).distinct());
    }

    List<String> all() {
        return texts(bans.stream());
    }

    /** What must stay. */
    List<String> others() {
        return texts(bans.stream().filter(ban -> !ban.contains(address)));
    }

    private static List<String> texts(Stream<IpNetwork> nets) {
        return nets.map(IpNetwork::toString).toList();
    }
}
