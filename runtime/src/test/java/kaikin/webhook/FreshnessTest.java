package kaikin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kaikin.banlist.BanList;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.texts.Texts;
import kaikin.webhook.Freshness.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists are believed as far as their age and their text allow, and no further. */
class FreshnessTest extends UnbanServiceFixture {
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
            void spread(FreshnessTest test) {}
        },
        STALE {
            @Override
            void spread(FreshnessTest test) {
                var taken = NOW.minusSeconds(1201);
                test.lists.add(new ServerList(key(OTHER, 2), taken, list(key(OTHER, 2), taken)));
            }
        },
        OLD_BY_ITS_HEADER {
            @Override
            void spread(FreshnessTest test) {
                test.lists.add(new ServerList(key(OTHER, 2), NOW, list(key(OTHER, 2), NOW.minusSeconds(1201))));
            }
        },
        CUT_OFF {
            @Override
            void spread(FreshnessTest test) {
                var text = text(key(OTHER, 2), NOW);
                test.lists.add(new ServerList(
                        key(OTHER, 2), NOW, BanList.parse(text.substring(0, text.length() - "end\n".length()))));
            }
        },
        EMPTY {
            @Override
            void spread(FreshnessTest test) {
                test.lists.add(new ServerList(key(OTHER, 2), NOW, BanList.parse("")));
            }
        },
        CORRUPT {
            @Override
            void spread(FreshnessTest test) {
                var text = text(key(OTHER, 2), NOW).replace("elem", "alem\"]");
                test.lists.add(new ServerList(key(OTHER, 2), NOW, BanList.parse(text)));
            }
        },
        ANOTHER_SERVERS {
            @Override
            void spread(FreshnessTest test) {
                test.lists.add(new ServerList(key(OTHER, 2), NOW, list(key(OTHER, 3), NOW)));
            }
        };

        abstract void spread(FreshnessTest test);
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

    /**
     * A command that names an instance twice is refused; and what a server was called before says nothing of it now.
     */
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

    private static String texts(List<AnswerOutcome> outcomes, AnswerLanguage language) {
        return outcomes.stream()
                .map(outcome -> outcome.in(Texts.in(language, "SRE")).text())
                .collect(Collectors.joining("\n"));
    }

    /** A server that uploaded so long ago, and never since. */
    private void forget(AccountId account, int number, Duration age, String... addresses) {
        var taken = NOW.minus(age);
        lists.add(new ServerList(key(account, number), taken, list(key(account, number), taken, addresses)));
    }
}
