package kaikin.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kaikin.banlist.BanList;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;
import kaikin.webhook.UnbanService.Permissions;

/** A use case on lists, servers, checks and a history in memory, of a hub and another account. */
abstract class UnbanServiceFixture {
    static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    static final AccountId HUB = new AccountId("111111111111");
    static final AccountId OTHER = new AccountId("222222222222");
    static final IpAddress ADDRESS = address("203.0.113.7");

    final MemoryLists lists = new MemoryLists();
    final MemoryFleet fleet = new MemoryFleet();
    final MemoryChecks checks = new MemoryChecks();
    volatile Instant now = NOW;
    final MemoryHistory history = new MemoryHistory();

    List<AnswerOutcome> release(Set<String> named, Set<String> mentioned) {
        return answer(new Request.Release(List.of(ADDRESS), new Request.Where(named, mentioned)));
    }

    List<AnswerOutcome> release(IpAddress... addresses) {
        return answer(new Request.Release(List.of(addresses)));
    }

    List<AnswerOutcome> answer(Request request) {
        return new UnbanService(lists, history, fleet, checks, rules(Set.of(10L), Set.of(20L)), clock())
                .prepare(question(request))
                .get();
    }

    static Question question(Request request) {
        return new Question(10, "123", 20, request);
    }

    static UnbanService.Rules rules(Set<Long> rooms, Set<Long> people) {
        return new UnbanService.Rules(
                new Permissions(rooms, people), AnswerLanguage.JA, Duration.ofMinutes(20), Set.of(HUB, OTHER));
    }

    /** A clock whose time a test may let pass. */
    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    static List<String> names(List<BanListKey> servers) {
        return servers.stream().map(BanListKey::server).toList();
    }

    void ban(AccountId account, int number, String... addresses) {
        var key = key(account, number);
        lists.add(new ServerList(key, NOW, list(key, NOW, addresses)));
    }

    static BanList list(BanListKey key, Instant time, String... addresses) {
        return BanList.parse(text(key, time, addresses));
    }

    static String text(BanListKey key, Instant time, String... addresses) {
        var elements = addresses.length == 0 ? "" : "\"" + String.join("\",\"", addresses) + "\"";
        return new BanListFormat.Header(key.account(), key.instance(), key.server(), time)
                + "\nlisting nft-sets\n{\"nftables\":[{\"set\":{\"elem\":[" + elements + "]}}]}\nend\n";
    }

    static BanListKey key(AccountId account, int number) {
        return new BanListKey(account, "i-%08x".formatted(number), "s" + number);
    }

    static IpAddress[] addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> address("198.51.100." + number))
                .toArray(IpAddress[]::new);
    }

    static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
