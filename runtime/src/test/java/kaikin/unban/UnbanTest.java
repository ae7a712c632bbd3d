package kaikin.unban;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kaikin.ban.BanList;
import kaikin.ban.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;
import kaikin.contract.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnbanTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final AccountId HUB = new AccountId("111111111111");
    private static final AccountId OTHER = new AccountId("222222222222");
    private static final IpAddress ADDRESS = address("203.0.113.7");

    private final List<ServerList> lists = new ArrayList<>();
    private final MemoryFleet fleet = new MemoryFleet();

    @Test
    void startsTheReleaseOnExactlyTheServersThatBan() {
        ban(HUB, 1, "203.0.113.7");
        ban(HUB, 2, "203.0.113.70");
        ban(OTHER, 3, "203.0.113.7");
        ban(OTHER, 4, "203.0.113.8", "203.0.113.7");

        var outcomes = release(ADDRESS);

        assertThat(outcomes).hasSize(2).allMatch(Outcome.ReleaseStarted.class::isInstance);
        assertThat(fleet.orders())
                .extracting(MemoryFleet::summary)
                .containsExactly("111111111111 203.0.113.7 [s1]", "222222222222 203.0.113.7 [s3, s4]");
        assertThat(fleet.orders().get(0).comment()).hasToString("kaikin/1 room=10 message=123 asker=20 ja");
    }

    @Test
    void startsNothingForAnAddressInNoList() {
        ban(HUB, 1, "203.0.113.70");

        assertThat(release(ADDRESS)).singleElement().isInstanceOf(Outcome.NotBanned.class);
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void namesStaleAndUnreadableServers() {
        ban(HUB, 1);
        lists.add(new ServerList(key(HUB, 2), NOW.minusSeconds(7200), list(key(HUB, 2), NOW.minusSeconds(7200))));
        lists.add(new ServerList(key(OTHER, 3), NOW, BanList.unreadable()));

        assertThat(release(ADDRESS)).singleElement().isInstanceOfSatisfying(Outcome.NotBanned.class, outcome -> {
            assertThat(outcome.freshness().stale())
                    .extracting(BanListKey::server)
                    .containsExactly("s2");
            assertThat(outcome.freshness().unreadable())
                    .extracting(BanListKey::server)
                    .containsExactly("s3");
            assertThat(outcome.freshness().oldestMinutes()).isEqualTo(120);
            assertThat(outcome.freshness().newestMinutes()).isZero();
            for (var language : Language.values()) {
                assertThat(outcome.in(Answers.in(language)).text()).contains("203.0.113.7", "120", "s2", "s3");
            }
        });
    }

    @Test
    void aHeaderOfAnotherServerIsNotBelieved() {
        lists.add(new ServerList(key(HUB, 1), NOW, list(key(HUB, 2), NOW, "203.0.113.7")));

        assertThat(release(ADDRESS)).singleElement().isInstanceOf(Outcome.NotBanned.class);
    }

    @Test
    void aClockThatRunsAheadDoesNotMakeAListFresh() {
        var list = new ServerList(key(HUB, 1), NOW.minusSeconds(600), list(key(HUB, 1), NOW.plusSeconds(9999)));

        assertThat(list.age(NOW)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void saysBothWhenOneAccountWorksAndAnotherIsDenied() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2, "203.0.113.7");
        fleet.refuse(OTHER, Fleet.Reason.NO_ACCESS);

        assertThat(release(ADDRESS))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Outcome.ReleaseStarted.class),
                        second -> assertThat(second).isInstanceOfSatisfying(Outcome.CouldNotDo.class, outcome -> {
                            assertThat(outcome.account()).isEqualTo(OTHER);
                            assertThat(outcome.in(Answers.in(Language.EN)).text())
                                    .contains("request-1", "s2");
                        }));
    }

    @ParameterizedTest
    @EnumSource(Fleet.Reason.class)
    void neverCallsARefusalReleased(Fleet.Reason reason) {
        ban(HUB, 1, "203.0.113.7");
        fleet.refuse(HUB, reason);

        assertThat(release(ADDRESS)).singleElement().satisfies(outcome -> {
            assertThat(outcome).isInstanceOf(Outcome.CouldNotDo.class);
            assertThat(outcome.in(Answers.in(Language.JA)).title()).isEqualTo("作業失敗");
            assertThat(outcome.in(Answers.in(Language.EN)).title()).isEqualTo("Not released");
        });
    }

    @Test
    void aServerThatIsGoneDoesNotKeepTheOthersWaiting() {
        ban(HUB, 1, "203.0.113.7");
        ban(HUB, 2, "203.0.113.7");
        fleet.lose("s1");

        assertThat(release(ADDRESS))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Outcome.CouldNotDo.class),
                        second -> assertThat(second).isInstanceOf(Outcome.ReleaseStarted.class));
    }

    @Test
    void namesAtMostFiftyServersInOneOrder() {
        IntStream.range(0, 120).forEach(number -> ban(HUB, number, "203.0.113.7"));

        assertThat(release(ADDRESS)).hasSize(3);
        assertThat(fleet.orders()).allMatch(order -> order.servers().size() <= 50);
    }

    @Test
    void aCheckStartsNothing() {
        ban(HUB, 1, "203.0.113.7");

        assertThat(answer(new Request.Check(List.of(ADDRESS)))).singleElement().isInstanceOf(Outcome.Banned.class);
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void takesTenAddressesAndNotEleven() {
        assertThat(release(addresses(10))).hasSize(10);
        assertThat(release(addresses(11))).containsExactly(new Outcome.TooMany(11, 10));
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void onlyListedPeopleInListedRoomsMayAsk() {
        ban(HUB, 1, "203.0.113.7");

        assertThat(allowed(Set.of(10L), Set.of(20L))).isTrue();
        assertThat(allowed(Set.of(11L), Set.of(20L))).isFalse();
        assertThat(allowed(Set.of(10L), Set.of(21L))).isFalse();
        assertThat(allowed(Set.of(), Set.of(20L))).isFalse();
        assertThat(allowed(Set.of(10L), Set.of())).isFalse();
        assertThat(fleet.orders()).hasSize(1);
    }

    @Test
    void listsThatCannotBeReadAreNoMiss() {
        var unban = new Unban(
                () -> {
                    throw new BanLists.UnavailableException("AccessDenied", new IllegalStateException());
                },
                fleet,
                rules(Set.of(10L), Set.of(20L)),
                clock());

        assertThat(unban.answer(question(new Request.Release(List.of(ADDRESS)))))
                .containsExactly(new Outcome.CouldNotLook("AccessDenied", "request-1"));
    }

    @Test
    void showsTheServersHelpsAndIsPleased() {
        ban(HUB, 1);

        assertThat(answer(new Request.Overview())).singleElement().isInstanceOf(Outcome.Overview.class);
        assertThat(answer(new Request.Unclear())).containsExactly(new Outcome.Help());
        assertThat(answer(new Request.Thanks())).containsExactly(new Outcome.Thanked());
    }

    private boolean allowed(Set<Long> rooms, Set<Long> people) {
        return !(new Unban(() -> lists, fleet, rules(rooms, people), clock())
                        .answer(question(new Request.Release(List.of(ADDRESS))))
                        .get(0)
                instanceof Outcome.NotAllowed);
    }

    private List<Outcome> release(IpAddress... addresses) {
        return answer(new Request.Release(List.of(addresses)));
    }

    private List<Outcome> answer(Request request) {
        return new Unban(() -> lists, fleet, rules(Set.of(10L), Set.of(20L)), clock()).answer(question(request));
    }

    private static Question question(Request request) {
        return new Question(10, "123", 20, request, "request-1");
    }

    private static Unban.Rules rules(Set<Long> rooms, Set<Long> people) {
        return new Unban.Rules(new Permissions(rooms, people), Language.JA, Duration.ofMinutes(20));
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private void ban(AccountId account, int number, String... addresses) {
        var key = key(account, number);
        lists.add(new ServerList(key, NOW, list(key, NOW, addresses)));
    }

    private static BanList list(BanListKey key, Instant time, String... addresses) {
        var elements = addresses.length == 0 ? "" : "\"" + String.join("\",\"", addresses) + "\"";
        return BanList.parse(new BanListFormat.Header(key.account(), key.instance(), key.server(), time)
                + "\nlisting nft-sets\n{\"nftables\":[{\"set\":{\"elem\":[" + elements + "]}}]}\nend\n");
    }

    private static BanListKey key(AccountId account, int number) {
        return new BanListKey(account, "i-%08x".formatted(number), "s" + number);
    }

    private static IpAddress[] addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> address("10.0.0." + number))
                .toArray(IpAddress[]::new);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
