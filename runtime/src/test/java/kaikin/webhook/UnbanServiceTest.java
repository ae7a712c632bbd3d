package kaikin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.banlist.AddressScope;
import kaikin.banlist.BanList;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.Reference;
import kaikin.history.RecordedRequest;
import kaikin.history.RecordedRequest.Finding;
import kaikin.texts.Texts;
import kaikin.webhook.Freshness.State;
import kaikin.webhook.UnbanService.Permissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnbanServiceTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final AccountId HUB = new AccountId("111111111111");
    private static final AccountId OTHER = new AccountId("222222222222");
    private static final IpAddress ADDRESS = address("203.0.113.7");

    private final MemoryLists lists = new MemoryLists();
    private final MemoryFleet fleet = new MemoryFleet();
    private final MemoryChecks checks = new MemoryChecks();
    private volatile Instant now = NOW;

    private final MemoryHistory history = new MemoryHistory();

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
    void namesStaleAndUnreadableServers() {
        ban(HUB, 1);
        lists.add(new ServerList(key(HUB, 2), NOW.minusSeconds(7200), list(key(HUB, 2), NOW.minusSeconds(7200))));
        lists.add(new ServerList(key(OTHER, 3), NOW, BanList.unreadable("AccessDenied")));

        assertThat(release(ADDRESS)).singleElement().isInstanceOfSatisfying(AnswerOutcome.NotSeen.class, outcome -> {
            assertThat(outcome.freshness().in(State.STALE))
                    .extracting(BanListKey::server)
                    .containsExactly("s2");
            assertThat(outcome.freshness().in(State.UNREADABLE))
                    .extracting(BanListKey::server)
                    .containsExactly("s3");
            assertThat(outcome.freshness().oldestMinutes()).isEqualTo(120);
            assertThat(outcome.freshness().newestMinutes()).isZero();
            assertThat(outcome.freshness() + "").contains("unreadable=1 [", "s3: AccessDenied]");
            for (var language : AnswerLanguage.values()) {
                assertThat(outcome.in(Texts.in(language, "SRE")).text()).contains("203.0.113.7", "120", "s2", "s3");
            }
        });
    }

    /** A fleet whose lists name thousands of servers has each address sought on all of them, and its answers are slow. */
    @Test
    @Timeout(20)
    void ordersOfOneAccountKeepNoOtherWaiting() {
        for (var server = 0; server < ReleaseSender.MOST_SERVERS * 40; server++) {
            ban(HUB, 1000 + server, "203.0.113.7");
        }
        ban(OTHER, 1, "203.0.113.7");
        var end = System.nanoTime() + 10_000_000_000L;
        fleet.afterEachCall(() -> {
            while (System.nanoTime() < end
                    && fleet.orders().stream()
                            .noneMatch(order -> order.account().equals(OTHER))) {
                Thread.onSpinWait();
            }
            now = now.plusSeconds(1);
        });

        var outcomes = release(ADDRESS);

        assertThat(System.nanoTime()).isLessThan(end);
        assertThat(fleet.calls()).isBetween(4, 20);
        assertThat(outcomes)
                .filteredOn(AnswerOutcome.CouldNotDo.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(AnswerOutcome.CouldNotDo.class, outcome -> {
                    assertThat(outcome.account()).isEqualTo(HUB);
                    assertThat(outcome.refusals())
                            .extracting(refusal -> refusal.why().reason())
                            .containsExactly(ReleaseSender.Reason.NOT_TRIED);
                });
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

    /** Nobody can be sent to it, and nobody can name it. */
    @Test
    void anObjectThatIsNoListMakesItDoubtfulAndIsNamed() {
        ban(HUB, 1);
        ban(OTHER, 2);
        var unknown = BanListKey.unknown(OTHER, "ban-lists/222222222222/i-0abc1234/web 1");
        lists.add(new ServerList(unknown, NOW, BanList.unreadable("its key is no ban list's")));

        assertThat(release(ADDRESS)).singleElement().isInstanceOfSatisfying(AnswerOutcome.NotSeen.class, outcome -> {
            for (var language : AnswerLanguage.values()) {
                assertThat(outcome.in(Texts.in(language, "SRE")).text()).contains("222222222222/i-0abc1234/web?1");
            }
        });
        assertThat(answer(new Request.Check(
                        List.of(ADDRESS), new Request.Where(Set.of("222222222222/i-0abc1234/web?1"), Set.of()))))
                .singleElement()
                .isInstanceOfSatisfying(
                        AnswerOutcome.UnknownServers.class,
                        outcome -> assertThat(outcome.known()).containsExactly("s1", "s2"));
    }

    @Test
    void anObjectThatIsNoListAndADayOldIsGone() {
        ban(HUB, 1);
        ban(OTHER, 2);
        var unknown = BanListKey.unknown(OTHER, "ban-lists/222222222222/i-0abc1234/web 1");
        lists.add(
                new ServerList(unknown, NOW.minus(Duration.ofDays(2)), BanList.unreadable("its key is no ban list's")));

        assertThat(release(ADDRESS))
                .singleElement()
                .isInstanceOfSatisfying(
                        AnswerOutcome.NotBanned.class,
                        outcome -> assertThat(outcome.freshness().gone()).hasSize(1));
    }

    @Test
    void anAccountOfWhichNotAllWasReadIsCountedInTheAnswerAndNamedInTheLog() {
        ban(HUB, 1, "198.51.100.9");
        ban(OTHER, 2);
        lists.overfill(OTHER);
        lists.addForeign(3);

        assertThat(release(ADDRESS)).singleElement().isInstanceOfSatisfying(AnswerOutcome.NotSeen.class, outcome -> {
            assertThat(outcome.freshness().incomplete()).containsOnlyKeys(OTHER);
            assertThat(outcome.freshness() + "").contains("incomplete={222222222222=more than can be read} foreign=3");
            for (var language : AnswerLanguage.values()) {
                assertThat(outcome.in(Texts.in(language, "SRE")).text())
                        .containsAnyOf("slower lists than are read of one: 1", "すべては確認できない環境: 1件");
            }
        });
        assertThat(release(address("198.51.100.9")))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AnswerOutcome.ReleaseStarted.class),
                        second -> assertThat(second).isInstanceOf(AnswerOutcome.Doubtful.class));
        assertThat(answer(new Request.Overview()))
                .singleElement()
                .isInstanceOfSatisfying(
                        AnswerOutcome.Overview.class,
                        outcome -> assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE"))
                                        .text())
                                .contains("Environments with more, larger or slower lists than are read of one: 1"));
    }

    @ParameterizedTest
    @EnumSource(Doubt.class)
    void neverSaysNotBannedWhereAListCannotBeBelieved(Doubt doubt) {
        ban(HUB, 1, "198.51.100.9");
        doubt.spread(this);

        for (var request : List.of(new Request.Release(List.of(ADDRESS)), new Request.Check(List.of(ADDRESS)))) {
            assertThat(answer(request)).singleElement().isInstanceOf(AnswerOutcome.NotSeen.class);
        }
        assertThat(answer(new Request.Release(List.of(address("198.51.100.9")))))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AnswerOutcome.ReleaseStarted.class),
                        second -> assertThat(second)
                                .isInstanceOfSatisfying(
                                        AnswerOutcome.Doubtful.class,
                                        outcome -> assertThat(outcome.addresses())
                                                .containsExactly(address("198.51.100.9"))));
    }

    /** Ways in which a list cannot be believed; the other account has good ones but for that. */
    private enum Doubt {
        MISSING {
            @Override
            void spread(UnbanServiceTest test) {}
        },
        STALE {
            @Override
            void spread(UnbanServiceTest test) {
                var taken = NOW.minusSeconds(1201);
                test.lists.add(new ServerList(key(OTHER, 2), taken, list(key(OTHER, 2), taken)));
            }
        },
        OLD_BY_ITS_HEADER {
            @Override
            void spread(UnbanServiceTest test) {
                test.lists.add(new ServerList(key(OTHER, 2), NOW, list(key(OTHER, 2), NOW.minusSeconds(1201))));
            }
        },
        CUT_OFF {
            @Override
            void spread(UnbanServiceTest test) {
                var text = text(key(OTHER, 2), NOW);
                test.lists.add(new ServerList(
                        key(OTHER, 2), NOW, BanList.parse(text.substring(0, text.length() - "end\n".length()))));
            }
        },
        EMPTY {
            @Override
            void spread(UnbanServiceTest test) {
                test.lists.add(new ServerList(key(OTHER, 2), NOW, BanList.parse("")));
            }
        },
        CORRUPT {
            @Override
            void spread(UnbanServiceTest test) {
                var text = text(key(OTHER, 2), NOW).replace("elem", "alem\"]");
                test.lists.add(new ServerList(key(OTHER, 2), NOW, BanList.parse(text)));
            }
        },
        ANOTHER_SERVERS {
            @Override
            void spread(UnbanServiceTest test) {
                test.lists.add(new ServerList(key(OTHER, 2), NOW, list(key(OTHER, 3), NOW)));
            }
        };

        abstract void spread(UnbanServiceTest test);
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
    void aHeaderOfAnotherServerIsNotBelieved() {
        lists.add(new ServerList(key(HUB, 1), NOW, list(key(HUB, 2), NOW, "203.0.113.7")));

        assertThat(release(ADDRESS)).singleElement().isInstanceOf(AnswerOutcome.NotSeen.class);
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
        fleet.refuse(OTHER, ReleaseSender.Reason.NO_ACCESS);

        assertThat(release(ADDRESS))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AnswerOutcome.ReleaseStarted.class),
                        second -> assertThat(second).isInstanceOfSatisfying(AnswerOutcome.CouldNotDo.class, outcome -> {
                            assertThat(outcome.account()).isEqualTo(OTHER);
                            assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE"))
                                            .text())
                                    .contains(Reference.of("123").text(), "s2");
                        }));
    }

    @ParameterizedTest
    @EnumSource(ReleaseSender.Reason.class)
    void neverCallsARefusalReleased(ReleaseSender.Reason reason) {
        ban(OTHER, 9);
        ban(HUB, 1, "203.0.113.7");
        fleet.refuse(HUB, reason);

        assertThat(release(ADDRESS)).singleElement().satisfies(outcome -> {
            assertThat(outcome).isInstanceOf(AnswerOutcome.CouldNotDo.class);
            assertThat(outcome.in(Texts.in(AnswerLanguage.JA, "SRE")).title()).isEqualTo("作業失敗");
            assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE")).title()).isEqualTo("Not released");
        });
    }

    /** A tag condition makes IAM deny an instance that is gone, before Systems Manager sees that it is. */
    @ParameterizedTest
    @EnumSource(
            value = ReleaseSender.Reason.class,
            names = {"DENIED", "UNKNOWN_SERVER"})
    void aServerThatCannotBeReleasedOnDoesNotKeepTheOthersWaiting(ReleaseSender.Reason reason) {
        ban(OTHER, 9);
        IntStream.range(0, 5).forEach(number -> ban(HUB, number, "203.0.113.7"));
        fleet.lose("s1", reason);

        assertThat(release(ADDRESS))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isInstanceOfSatisfying(AnswerOutcome.ReleaseStarted.class, started -> {
                                    assertThat(names(started.servers())).containsExactly("s0", "s2", "s3", "s4");
                                    assertThat(started.commands()).hasSizeLessThan(4);
                                }),
                        second -> assertThat(second).isInstanceOfSatisfying(AnswerOutcome.CouldNotDo.class, failed -> {
                            assertThat(names(failed.servers())).containsExactly("s1");
                            assertThat(failed.refusals())
                                    .singleElement()
                                    .satisfies(refusal ->
                                            assertThat(refusal.why().reason()).isEqualTo(reason));
                        }));
        assertThat(fleet.sentTo()).containsExactly("s0", "s2", "s3", "s4");
    }

    @Test
    void oneOfFiftyThatCannotBeReleasedOnCostsAboutTwiceTheLogarithm() {
        ban(OTHER, 9);
        IntStream.range(0, 50).forEach(number -> ban(HUB, number, "203.0.113.7"));
        fleet.lose("s31", ReleaseSender.Reason.DENIED);

        assertThat(release(ADDRESS)).hasSize(2);
        assertThat(fleet.calls()).isLessThanOrEqualTo(13);
        assertThat(fleet.sentTo()).hasSize(49).doesNotContain("s31");
    }

    @Test
    void everyoneOfThemIsNamedWhereNoneCanBeReleasedOn() {
        ban(OTHER, 9);
        IntStream.range(0, 6).forEach(number -> ban(HUB, number, "203.0.113.7"));
        IntStream.range(0, 6)
                .forEach(number -> fleet.lose(
                        "s" + number, number < 3 ? ReleaseSender.Reason.DENIED : ReleaseSender.Reason.UNKNOWN_SERVER));

        assertThat(release(ADDRESS)).singleElement().isInstanceOfSatisfying(AnswerOutcome.CouldNotDo.class, failed -> {
            assertThat(failed.refusals())
                    .extracting(refusal -> names(refusal.servers()))
                    .containsExactly(List.of("s0", "s1", "s2"), List.of("s3", "s4", "s5"));
            for (var language : AnswerLanguage.values()) {
                assertThat(failed.in(Texts.in(language, "SRE")).text())
                        .contains(
                                "s0",
                                "s1",
                                "s2",
                                "s3",
                                "s4",
                                "s5",
                                Reference.of("123").text());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleaseSender.Reason.class,
            names = {"DENIED", "UNKNOWN_SERVER"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsNoServersFaultIsNotTriedServerByServer(ReleaseSender.Reason reason) {
        ban(OTHER, 9);
        IntStream.range(0, 5).forEach(number -> ban(HUB, number, "203.0.113.7"));
        fleet.refuse(HUB, reason);

        assertThat(release(ADDRESS)).singleElement().isInstanceOf(AnswerOutcome.CouldNotDo.class);
        assertThat(fleet.calls()).isOne();
    }

    /** Somebody waits, and Lambda ends the function some time. */
    @Test
    void theSearchForServersThatCannotBeReleasedOnHasAnEnd() {
        ban(OTHER, 9);
        IntStream.range(0, 50).forEach(number -> ban(HUB, number, "203.0.113.7"));
        fleet.refuse(HUB, ReleaseSender.Reason.DENIED);
        fleet.afterEachCall(() -> now = now.plusMillis(500));

        assertThat(release(ADDRESS)).singleElement().isInstanceOfSatisfying(AnswerOutcome.CouldNotDo.class, failed -> {
            assertThat(failed.servers()).hasSize(50);
            assertThat(failed.refusals())
                    .extracting(refusal -> refusal.why().reason())
                    .containsExactly(ReleaseSender.Reason.DENIED, ReleaseSender.Reason.NOT_TRIED);
        });
        assertThat(fleet.calls()).isLessThanOrEqualTo(9);
    }

    @Test
    void severalCommandsOfAnAccountAreOneParagraph() {
        ban(OTHER, 9);
        IntStream.range(0, 120).forEach(number -> ban(HUB, number, "203.0.113.7"));

        assertThat(release(ADDRESS))
                .singleElement()
                .isInstanceOfSatisfying(AnswerOutcome.ReleaseStarted.class, started -> {
                    assertThat(started.commands()).hasSize(3);
                    assertThat(started.servers()).hasSize(120);
                    for (var language : AnswerLanguage.values()) {
                        assertThat(started.in(Texts.in(language, "SRE")).text())
                                .containsOnlyOnce("203.0.113.7")
                                .contains(Reference.of("123").text())
                                .doesNotContain("command-");
                    }
                });
        assertThat(fleet.orders()).hasSize(3).allMatch(order -> order.servers().size() <= 50);
    }

    @Test
    void everyCommandThatIsStartedIsLookedForLater() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2, "203.0.113.7");
        ban(OTHER, 3, "203.0.113.7");
        fleet.lose("s2", ReleaseSender.Reason.DENIED);

        release(ADDRESS);

        assertThat(checks.scheduled())
                .extracting(OutcomeCheck::account, OutcomeCheck::address)
                .containsExactlyInAnyOrder(tuple(HUB, "203.0.113.7"), tuple(OTHER, "203.0.113.7"));
        assertThat(checks.scheduled()).extracting(OutcomeCheck::command).doesNotHaveDuplicates();
    }

    @Test
    void aReleaseWhoseEndNobodyWillLookForIsStartedAllTheSame() {
        ban(OTHER, 9);
        ban(HUB, 1, "203.0.113.7");
        checks.fail();

        assertThat(release(ADDRESS))
                .singleElement()
                .isInstanceOfSatisfying(
                        AnswerOutcome.ReleaseStarted.class,
                        started -> assertThat(started.commands())
                                .singleElement()
                                .satisfies(command ->
                                        assertThat(command.unchecked()).contains("SQS did not answer")));
    }

    /** Whoever tells how a command ended calls its servers so, whatever they say by then. */
    @Test
    void ofEveryCommandItsServersAreKeptByTheNamesOfTheirLists() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2, "203.0.113.7");
        ban(OTHER, 3, "203.0.113.7");
        fleet.lose("s2", ReleaseSender.Reason.DENIED);

        var started = release(ADDRESS).stream()
                .flatMap(outcome ->
                        outcome instanceof AnswerOutcome.ReleaseStarted each ? Stream.of(each) : Stream.empty())
                .toList();

        assertThat(started).hasSize(2);
        var kept = new HashMap<String, String>();
        started.forEach(each -> each.commands()
                .forEach(command -> kept.put(
                        CommandServers.key(each.account(), command.id()),
                        CommandServers.of(command.servers()).toString())));
        assertThat(history.objects()).isEqualTo(kept);
        assertThat(kept.values()).anyMatch(text -> text.endsWith(" s3\n")).noneMatch(text -> text.contains(" s2\n"));
    }

    @Test
    void aReleaseWhoseServersCouldNotBeKeptIsStartedAllTheSame() {
        ban(OTHER, 9);
        ban(HUB, 1, "203.0.113.7");
        history.failToKeep();

        assertThat(release(ADDRESS))
                .singleElement()
                .isInstanceOfSatisfying(
                        AnswerOutcome.ReleaseStarted.class,
                        started -> assertThat(started.commands())
                                .singleElement()
                                .satisfies(
                                        command -> assertThat(command.unnamed()).contains("AccessDenied")));
    }

    @ParameterizedTest
    @EnumSource
    void aServerWhoseListIsOlderThanADayIsGone(Asking asking) {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2);
        forget(OTHER, 3, Duration.ofDays(3), "203.0.113.7");

        var outcomes = answer(asking.request());

        assertThat(fleet.sentTo()).doesNotContain("s3");
        assertThat(outcomes).noneMatch(AnswerOutcome.Doubtful.class::isInstance);
        for (var language : AnswerLanguage.values()) {
            assertThat(texts(outcomes, language)).contains("s3", "2026-09-18");
        }
        assertThat(texts(outcomes, AnswerLanguage.EN)).contains("3 days old");
        assertThat(texts(outcomes, AnswerLanguage.JA)).contains("3日前");
    }

    /** Ways to ask that a server which is gone is named in. */
    private enum Asking {
        RELEASE {
            @Override
            Request request() {
                return new Request.Release(List.of(ADDRESS));
            }
        },
        CHECK {
            @Override
            Request request() {
                return new Request.Check(List.of(ADDRESS));
            }
        },
        OVERVIEW {
            @Override
            Request request() {
                return new Request.Overview();
            }
        };

        abstract Request request();
    }

    @Test
    void anAddressThatOnlyServersHaveThatAreGoneIsNotBanned() {
        ban(HUB, 1);
        ban(OTHER, 2);
        forget(OTHER, 3, Duration.ofHours(25), "203.0.113.7");

        for (var request : List.of(new Request.Release(List.of(ADDRESS)), new Request.Check(List.of(ADDRESS)))) {
            assertThat(answer(request))
                    .satisfiesExactly(
                            first -> assertThat(first).isInstanceOf(AnswerOutcome.NotBanned.class),
                            second -> assertThat(second)
                                    .isInstanceOfSatisfying(
                                            AnswerOutcome.Gone.class,
                                            gone -> assertThat(gone.servers())
                                                    .extracting(entry ->
                                                            entry.server().server())
                                                    .containsExactly("s3")));
        }
        assertThat(fleet.calls()).isZero();
    }

    @Test
    void aListThatIsADayOldIsNotGoneYet() {
        ban(HUB, 1);
        ban(OTHER, 2);
        forget(OTHER, 3, Duration.ofDays(1), "203.0.113.7");

        assertThat(release(ADDRESS))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AnswerOutcome.ReleaseStarted.class),
                        second -> assertThat(second).isInstanceOf(AnswerOutcome.Doubtful.class));
    }

    /** A command that names an instance twice is refused; and what a server was called before says nothing of it now. */
    @Test
    void aServerThatWasRenamedIsKnownByItsNewestListAlone() {
        ban(OTHER, 2);
        var old = new BanListKey(HUB, "i-00000001", "a-former-name");
        lists.add(new ServerList(old, NOW.minusSeconds(600), list(old, NOW.minusSeconds(600), "203.0.113.7")));
        ban(HUB, 1, "203.0.113.7");
        var older = new BanListKey(OTHER, "i-00000002", "an-older-name");
        lists.add(new ServerList(
                older, NOW.minusSeconds(99_999), list(older, NOW.minusSeconds(99_999), "198.51.100.9", "203.0.113.7")));

        assertThat(release(ADDRESS)).singleElement().isInstanceOf(AnswerOutcome.ReleaseStarted.class);
        assertThat(fleet.sentTo()).containsExactly("s1");
        assertThat(release(address("198.51.100.9"))).singleElement().isInstanceOf(AnswerOutcome.NotBanned.class);
        assertThat(answer(new Request.Overview()))
                .singleElement()
                .isInstanceOfSatisfying(
                        AnswerOutcome.Overview.class,
                        overview -> assertThat(overview.servers())
                                .extracting(server -> server.entry().server().server())
                                .containsExactlyInAnyOrder("s1", "s2"));
    }

    /** What came today is from a server that is there, whatever its clock says. */
    @Test
    void aClockThatIsDaysLateDoesNotMakeAServerGone() {
        ban(OTHER, 2);
        lists.add(new ServerList(key(HUB, 1), NOW, list(key(HUB, 1), NOW.minusSeconds(999_999), "203.0.113.7")));

        assertThat(release(ADDRESS))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AnswerOutcome.ReleaseStarted.class),
                        second -> assertThat(second).isInstanceOf(AnswerOutcome.Doubtful.class));
    }

    /** Whether its servers are gone or its uploads have stopped, nothing is known of such an account. */
    @Test
    void anAccountWhoseServersAreAllGoneHasNoList() {
        ban(HUB, 1);
        forget(OTHER, 2, Duration.ofDays(2));

        assertThat(release(ADDRESS)).singleElement().isInstanceOfSatisfying(AnswerOutcome.NotSeen.class, outcome -> {
            assertThat(outcome.freshness().missing()).containsExactly(OTHER);
            assertThat(outcome.freshness().oldestMinutes()).isZero();
        });
    }

    @Test
    void aServerThatIsGoneCountsForNothingInTheOverview() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2);
        forget(OTHER, 3, Duration.ofDays(2), "203.0.113.8", "203.0.113.9");

        assertThat(answer(new Request.Overview()))
                .singleElement()
                .isInstanceOfSatisfying(AnswerOutcome.Overview.class, overview -> {
                    assertThat(overview.bans()).isOne();
                    assertThat(overview.in(Texts.in(AnswerLanguage.EN, "SRE")).text())
                            .startsWith("1 bans on 2 servers.")
                            .contains("s3 since")
                            .doesNotContain("203.0.113.8");
                });
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
    void whatBreaksInOneOrderDoesNotHideTheOthers() {
        ban(HUB, 1, "203.0.113.7");
        ban(OTHER, 2, "203.0.113.7");
        fleet.breakDown(HUB);

        assertThat(release(ADDRESS))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(AnswerOutcome.CouldNotDo.class),
                        second -> assertThat(second).isInstanceOf(AnswerOutcome.ReleaseStarted.class));
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

    private List<AnswerOutcome> release(Set<String> named, Set<String> mentioned) {
        return answer(new Request.Release(List.of(ADDRESS), new Request.Where(named, mentioned)));
    }

    @Test
    void showsTheServersHelpsAndIsPleased() {
        ban(HUB, 1);

        assertThat(answer(new Request.Overview())).singleElement().isInstanceOf(AnswerOutcome.Overview.class);
        assertThat(answer(new Request.Unclear())).containsExactly(new AnswerOutcome.Help());
        assertThat(answer(new Request.Thanks())).containsExactly(new AnswerOutcome.Thanked());
    }

    private boolean allowed(Set<Long> rooms, Set<Long> people) {
        return !(new UnbanService(lists, history, fleet, checks, rules(rooms, people), clock())
                        .prepare(question(new Request.Release(List.of(ADDRESS))))
                        .get()
                        .get(0)
                instanceof AnswerOutcome.NotAllowed);
    }

    private List<AnswerOutcome> release(IpAddress... addresses) {
        return answer(new Request.Release(List.of(addresses)));
    }

    private List<AnswerOutcome> answer(Request request) {
        return new UnbanService(lists, history, fleet, checks, rules(Set.of(10L), Set.of(20L)), clock())
                .prepare(question(request))
                .get();
    }

    private static Question question(Request request) {
        return new Question(10, "123", 20, request);
    }

    private static UnbanService.Rules rules(Set<Long> rooms, Set<Long> people) {
        return new UnbanService.Rules(
                new Permissions(rooms, people), AnswerLanguage.JA, Duration.ofMinutes(20), Set.of(HUB, OTHER));
    }

    /** Whose time a test may let pass. */
    private Clock clock() {
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

    private static String texts(List<AnswerOutcome> outcomes, AnswerLanguage language) {
        return outcomes.stream()
                .map(outcome -> outcome.in(Texts.in(language, "SRE")).text())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> names(List<BanListKey> servers) {
        return servers.stream().map(BanListKey::server).toList();
    }

    /** A server that uploaded so long ago, and never since. */
    private void forget(AccountId account, int number, Duration age, String... addresses) {
        var taken = NOW.minus(age);
        lists.add(new ServerList(key(account, number), taken, list(key(account, number), taken, addresses)));
    }

    private void ban(AccountId account, int number, String... addresses) {
        var key = key(account, number);
        lists.add(new ServerList(key, NOW, list(key, NOW, addresses)));
    }

    private static BanList list(BanListKey key, Instant time, String... addresses) {
        return BanList.parse(text(key, time, addresses));
    }

    private static String text(BanListKey key, Instant time, String... addresses) {
        var elements = addresses.length == 0 ? "" : "\"" + String.join("\",\"", addresses) + "\"";
        return new BanListFormat.Header(key.account(), key.instance(), key.server(), time)
                + "\nlisting nft-sets\n{\"nftables\":[{\"set\":{\"elem\":[" + elements + "]}}]}\nend\n";
    }

    private static BanListKey key(AccountId account, int number) {
        return new BanListKey(account, "i-%08x".formatted(number), "s" + number);
    }

    private static IpAddress[] addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> address("198.51.100." + number))
                .toArray(IpAddress[]::new);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
