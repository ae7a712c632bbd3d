package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaikin.banlist.BanList;
import kaikin.banlist.IpAddress;
import kaikin.banlist.IpNetwork;
import kaikin.banlist.NetworkSet;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.webhook.ServerList;
import org.junit.jupiter.api.Test;

class BanListCacheTest {
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final AccountId OTHER = new AccountId("333333333333");
    private static final int MEGABYTE = 1 << 20;

    private final BanListCache cache = new BanListCache();

    @Test
    void givesBackThisVersionAndNoOther() {
        cache.put(key(1), "\"1\"", list(1, 3));

        assertThat(cache.get(key(1), "\"1\"")).contains(list(1, 3));
        assertThat(cache.get(key(1), "\"2\"")).isEmpty();
        assertThat(cache.get(key(2), "\"1\"")).isEmpty();
    }

    @Test
    void forgetsServersThatAreGone() {
        cache.put(key(1), "\"1\"", list(1, 3));
        cache.put(key(2), "\"1\"", list(2, 3));

        cache.keepOnly(Set.of(key(2)));

        assertThat(cache.get(key(1), "\"1\"")).isEmpty();
        assertThat(cache.get(key(2), "\"1\"")).isPresent();
    }

    /** What a function of 512 MB has room for beside its own classes. */
    @Test
    void hasRoomForAThousandServersWithTwoThousandBansEachAndNoMoreThanThat() {
        var before = usedMegabytes();
        var servers = 1_000;
        IntStream.range(0, servers).forEach(server -> cache.put(key(server), "\"1\"", list(server, 2_000)));
        var full = usedMegabytes() - before;
        IntStream.range(servers, 2 * servers).forEach(server -> cache.put(key(server), "\"1\"", list(server, 2_000)));
        var overfull = usedMegabytes() - before;

        assertThat(IntStream.range(0, servers))
                .allMatch(server -> cache.get(key(server), "\"1\"").isPresent());
        assertThat(full).isLessThan(200);
        assertThat(overfull).isLessThan(250);
    }

    /** One account's lists could else fill it, and the others' would be fetched anew at each look. */
    @Test
    void anAccountThatFillsItMakesRoomForTheOthers() {
        fill("one", list(ACCOUNT, 0, 60_000), 2_000);
        var alone = kept("one", 2_000);
        fill("other", list(OTHER, 0, 60_000), 100);

        assertThat(alone).isBetween(400L, 1_900L);
        assertThat(kept("other", 100)).isEqualTo(100);
        assertThat(kept("one", 2_000)).isEqualTo(alone - 100);
    }

    @Test
    void ofTwoAccountsThatFillItNeitherTakesTheOthersPlace() {
        for (var look = 0; look < 2; look++) {
            fill("one", list(ACCOUNT, 0, 60_000), 2_000);
            fill("other", list(OTHER, 0, 60_000), 2_000);
            assertThat(kept("one", 2_000)).isCloseTo(kept("other", 2_000), within(2L));
        }
    }

    private void fill(String keys, ServerList list, int count) {
        IntStream.range(0, count).forEach(each -> cache.put(keys + each, "\"1\"", list));
    }

    private long kept(String keys, int count) {
        return IntStream.range(0, count)
                .filter(each -> cache.get(keys + each, "\"1\"").isPresent())
                .count();
    }

    @Test
    void aNewVersionTakesTheOldOnesPlace() {
        for (var version = 0; version < 3_000; version++) {
            cache.put(key(1), "\"" + version + "\"", list(1, 1_000));
        }

        assertThat(cache.get(key(1), "\"2999\"")).isPresent();
        assertThat(cache.get(key(1), "\"2998\"")).isEmpty();
    }

    private static long usedMegabytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    private static ServerList list(int server, int bans) {
        return list(ACCOUNT, server, bans);
    }

    private static ServerList list(AccountId account, int server, int bans) {
        var networks = IntStream.range(0, bans)
                .mapToObj(ban -> IpNetwork.of(new IpAddress(IpAddress.Family.IPV4, 0, (long) server << 12 | ban)))
                .collect(Collectors.toCollection(HashSet::new));
        var key = new BanListKey(account, "i-%08x".formatted(server), "s" + server);
        return new ServerList(
                key, Instant.EPOCH, new BanList(Optional.empty(), NetworkSet.of(networks), Optional.empty()));
    }

    private static String key(int server) {
        return server(server).toString();
    }

    private static BanListKey server(int number) {
        return new BanListKey(ACCOUNT, "i-%08x".formatted(number), "s" + number);
    }
}
