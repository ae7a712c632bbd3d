package kaikin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kaikin.banlist.AddressScope;
import kaikin.banlist.BanList;
import kaikin.banlist.IpAddress;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.HistoryKey;
import kaikin.contract.Reference;
import kaikin.history.RecordedRequest;
import kaikin.history.RecordedRequest.Finding;
import kaikin.texts.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnbanServiceTest extends UnbanServiceFixture {
    @Test
    void theHistoryIsTheRoomsOwn() throws Exception {
        keep(10, "122", new Finding(IpAddress.parse("203.0.113.7").orElseThrow(), Finding.Kind.NOT_BANNED));
        keep(10, "121", new Finding(IpAddress.parse("203.0.113.8").orElseThrow(), Finding.Kind.NOT_BANNED));
        keep(11, "123", new Finding(IpAddress.parse("203.0.113.9").orElseThrow(), Finding.Kind.NOT_BANNED));

        for (var language : AnswerLanguage.values()) {
            assertThat(pastIn(language, List.of()))
                    .containsSubsequence("203.0.113.7", "203.0.113.8")
                    .contains("5", Reference.of("122").text())
                    .doesNotContain("203.0.113.9");
            assertThat(pastIn(language, List.of(IpAddress.parse("203.0.113.8").orElseThrow())))
                    .contains("203.0.113.8")
                    .doesNotContain("203.0.113.7", "203.0.113.9");
        }
    }

    @Test
    void aHistoryThatCannotBeReadIsNotAnEmptyOne() {
        history.fail();

        assertThat(pastIn(AnswerLanguage.EN, List.of()))
                .contains("could not be read", "Reference: " + Reference.of("123"));
    }

    @Test
    void startsTheReleaseOnExactlyTheServersThatBan() {
        ban(HUB, 1, "203.0.113.7");
        ban(HUB, 2, "203.0.113.70");
        ban(OTHER, 3, "203.0.113.7");
        ban(OTHER, 4, "203.0.113.8", "203.0.113.7");

        var outcomes = release(ADDRESS);

        assertThat(outcomes).hasSize(2).allMatch(AnswerOutcome.ReleaseStarted.class::isInstance);
        assertThat(fleet.orders())
                .extracting(MemoryFleet::summary)
                .containsExactly("111111111111 203.0.113.7 [s1]", "222222222222 203.0.113.7 [s3, s4]");
        assertThat(fleet.orders().get(0).comment()).hasToString("kaikin/1 room=10 message=123 asker=20 ja");
    }

    @Test
    void startsNothingForAnAddressInNoList() {
        ban(HUB, 1, "203.0.113.70");
        ban(OTHER, 2);

        assertThat(release(ADDRESS)).singleElement().isInstanceOf(AnswerOutcome.NotBanned.class);
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void anAccountWithManyServersHidesNoOthersFromWhoReads() {
        for (var server = 100; server < 300; server++) {
            ban(HUB, server, "198.51.100.9");
            var unread = key(HUB, server + 500);
            lists.add(new ServerList(unread, NOW, BanList.unreadable("AccessDenied")));
        }
        ban(OTHER, 901, "198.51.100.9");
        lists.add(new ServerList(key(OTHER, 902), NOW, BanList.unreadable("AccessDenied")));

        for (var language : AnswerLanguage.values()) {
            var spoken = Texts.in(language, "SRE");
            assertThat(release(ADDRESS).get(0).in(spoken).text()).contains("s902", "… (+181)");
            assertThat(answer(new Request.Overview()).get(0).in(spoken).text()).contains("s901", "s902");
            assertThat(answer(new Request.Check(List.of(address("198.51.100.9"))))
                            .get(0)
                            .in(spoken)
                            .text())
                    .contains("s901", "… (+181)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,PRIVATE",
        "192.168.1.1,PRIVATE",
        "172.31.255.255,PRIVATE",
        "100.64.0.1,PRIVATE",
        "fd00::1,PRIVATE",
        "127.0.0.1,LOOPBACK",
        "::1,LOOPBACK",
        "169.254.169.254,LINK_LOCAL",
        "fe80::1,LINK_LOCAL",
        "224.0.0.1,MULTICAST",
        "ff02::1,MULTICAST",
        "0.0.0.0,RESERVED",
        "255.255.255.255,RESERVED",
        "172.32.0.1,GLOBAL",
        "100.128.0.1,GLOBAL",
        "2001:db8::1,GLOBAL"
    })
    void saysThatAnAddressIsOfNoUseOutside(String text, AddressScope scope) {
        ban(HUB, 1);
        ban(OTHER, 2);

        assertThat(release(address(text))).singleElement().satisfies(outcome -> {
            if (scope == AddressScope.GLOBAL) {
                assertThat(outcome).isInstanceOf(AnswerOutcome.NotBanned.class);
            } else {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                AnswerOutcome.NotGlobal.class,
                                special -> assertThat(special.scope()).isEqualTo(scope));
            }
            assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE")).text()).contains(text);
        });
    }

    @Test
    void releasesAPrivateAddressThatIsBanned() {
        ban(HUB, 1, "10.0.0.1");
        ban(OTHER, 2);

        assertThat(release(address("10.0.0.1"))).singleElement().isInstanceOf(AnswerOutcome.ReleaseStarted.class);
    }

    @Test
    void aCheckStartsNothing() {
        ban(OTHER, 9);
        ban(HUB, 1, "203.0.113.7");

        assertThat(answer(new Request.Check(List.of(ADDRESS))))
                .singleElement()
                .isInstanceOf(AnswerOutcome.Banned.class);
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void takesTenAddressesAndNotEleven() {
        ban(OTHER, 9);
        ban(HUB, 1);
        assertThat(release(addresses(10))).hasSize(10);
        assertThat(release(addresses(11))).containsExactly(new AnswerOutcome.TooMany(11, 10));
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void onlyListedPeopleInListedRoomsMayAsk() {
        ban(OTHER, 9);
        ban(HUB, 1, "203.0.113.7");

        assertThat(allowed(Set.of(10L), Set.of(20L))).isTrue();
        assertThat(allowed(Set.of(11L), Set.of(20L))).isFalse();
        assertThat(allowed(Set.of(10L), Set.of(21L))).isFalse();
        assertThat(allowed(Set.of(), Set.of(20L))).isFalse();
        assertThat(allowed(Set.of(10L), Set.of())).isFalse();
        assertThat(fleet.orders()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(BanLists.Reason.class)
    void listsThatCannotBeReadAreNoMiss(BanLists.Reason reason) {
        lists.fail(reason);

        assertThat(release(ADDRESS))
                .singleElement()
                .isInstanceOfSatisfying(AnswerOutcome.CouldNotLook.class, outcome -> {
                    for (var language : AnswerLanguage.values()) {
                        assertThat(outcome.in(Texts.in(language, "SRE")).text())
                                .contains("203.0.113.7", Reference.of("123").text())
                                .doesNotContain("AccessDenied");
                    }
                });
        assertThat(answer(new Request.Overview())).singleElement().isInstanceOf(AnswerOutcome.CouldNotLook.class);
    }

    @Test
    void showsWhatIsBannedWhereCountedAndCapped() {
        ban(
                HUB,
                1,
                IntStream.range(0, 500)
                        .mapToObj(i -> "203.0.113." + i % 250)
                        .distinct()
                        .toArray(String[]::new));
        ban(OTHER, 2);
        IntStream.range(10, 100).forEach(number -> ban(HUB, number, "2001:db8::" + number));

        assertThat(answer(new Request.Overview()))
                .singleElement()
                .isInstanceOfSatisfying(AnswerOutcome.Overview.class, it -> {
                    assertThat(it.bans()).isEqualTo(340);
                    assertThat(it.servers())
                            .hasSize(92)
                            .allSatisfy(server -> assertThat(server.some()).hasSizeLessThanOrEqualTo(10));
                    for (var language : AnswerLanguage.values()) {
                        assertThat(it.in(Texts.in(language, "SRE")).text())
                                .contains(
                                        "340",
                                        "92",
                                        "s1: 250",
                                        "203.0.113.0, 203.0.113.1",
                                        "203.0.113.9, …",
                                        "2001:db8::12")
                                .doesNotContain("203.0.113.10", "s2:")
                                .hasSizeLessThan(10_000);
                    }
                });
    }

    @Test
    void releasesOnlyOnTheServersThatAreNamed() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2, "203.0.113.7");

        assertThat(release(Set.of("S2"), Set.of()))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isInstanceOfSatisfying(
                                        AnswerOutcome.ReleaseStarted.class,
                                        started -> assertThat(names(started.servers()))
                                                .containsExactly("s2")),
                        second -> assertThat(second)
                                .isEqualTo(new AnswerOutcome.Elsewhere(ADDRESS, List.of(key(HUB, 1)))));
        assertThat(fleet.orders()).hasSize(1);
    }

    @Test
    void aWordThatIsAServersNameRestrictsToItAndOtherWordsDoNot() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2, "203.0.113.7");

        assertThat(ServerFilter.of(new Request.Where(Set.of(), Set.of("git", "s")), List.of(key(HUB, 1)))
                        .servers())
                .isEmpty();
        assertThat(release(Set.of(), Set.of("git", "s1"))).hasSize(2);
        assertThat(fleet.orders()).extracting(MemoryFleet::summary).containsExactly("111111111111 203.0.113.7 [s1]");
    }

    @Test
    void aServerThatThereIsNotIsSaidAndNothingIsDone() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2, "203.0.113.7");

        assertThat(release(Set.of("s1", "gitlab"), Set.of()))
                .containsExactly(new AnswerOutcome.UnknownServers(List.of("gitlab"), List.of("s1", "s2")));
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void whereTheNamedServerDoesNotBanItIsSaidWhoDoes() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2);
        var where = new Request.Where(Set.of("s2"), Set.of());
        var elsewhere = new AnswerOutcome.Elsewhere(ADDRESS, List.of(key(HUB, 1)));

        assertThat(release(Set.of("s2"), Set.of())).containsExactly(elsewhere);
        assertThat(answer(new Request.Check(List.of(ADDRESS), where))).containsExactly(elsewhere);
        assertThat(fleet.orders()).isEmpty();
    }

    @Test
    void theFirstPartOfANameMeansAllServersThatHaveIt() {
        var server = new BanListKey(HUB, "i-00000001", "gitlab-1");
        var restriction = ServerFilter.of(new Request.Where(Set.of("GitLab"), Set.of()), List.of(server));

        assertThat(restriction.unknown()).isEmpty();
        assertThat(restriction.includes(server)).isTrue();
        assertThat(ServerFilter.of(new Request.Where(Set.of("git"), Set.of()), List.of(server))
                        .unknown())
                .containsExactly("git");
    }

    @Test
    void whatNobodyAskedForStartsNothing() {
        ban(HUB, 1, "203.0.113.7");

        for (var objection : Request.Objection.values()) {
            assertThat(answer(new Request.NotAsked(List.of(ADDRESS), objection)))
                    .containsExactly(new AnswerOutcome.NotAsked(List.of(ADDRESS), objection));
        }
        for (var doubt : Request.Doubt.values()) {
            assertThat(answer(new Request.Which(List.of(ADDRESS), doubt)))
                    .containsExactly(new AnswerOutcome.Which(List.of(ADDRESS), doubt));
        }
        assertThat(answer(new Request.Refused(Request.Thing.ALL, "")))
                .containsExactly(new AnswerOutcome.Refused(Request.Thing.ALL, ""));
        assertThat(answer(new Request.Unreadable(List.of("1<U+200B>"))))
                .containsExactly(new AnswerOutcome.Unreadable(List.of("1<U+200B>")));
        assertThat(fleet.orders()).isEmpty();
        assertThat(lists.looks()).isZero();
    }

    @Test
    void showsTheServersHelpsAndIsPleased() {
        ban(HUB, 1);

        assertThat(answer(new Request.Overview())).singleElement().isInstanceOf(AnswerOutcome.Overview.class);
        assertThat(answer(new Request.Unclear())).containsExactly(new AnswerOutcome.Help());
        assertThat(answer(new Request.Thanks())).containsExactly(new AnswerOutcome.Thanked());
    }

    private void keep(long room, String message, Finding finding) throws Exception {
        history.keep(
                HistoryKey.request(room, message),
                new RecordedRequest(Instant.EPOCH, 5, false, List.of(finding)).toString());
    }

    private String pastIn(AnswerLanguage language, List<IpAddress> addresses) {
        return answer(new Request.History(addresses))
                .get(0)
                .in(Texts.in(language, "SRE"))
                .text();
    }

    private boolean allowed(Set<Long> rooms, Set<Long> people) {
        return !(new UnbanService(lists, history, fleet, checks, rules(rooms, people), clock())
                        .prepare(question(new Request.Release(List.of(ADDRESS))))
                        .get()
                        .get(0)
                instanceof AnswerOutcome.NotAllowed);
    }
}
