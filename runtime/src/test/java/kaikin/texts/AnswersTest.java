package kaikin.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.ban.AddressScope;
import kaikin.ban.IpAddress;
import kaikin.ban.IpNetwork;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.Language;
import kaikin.contract.Reference;
import kaikin.history.Asked;
import kaikin.history.Ended;
import kaikin.history.Entry;
import kaikin.history.Finding;
import kaikin.unban.BanLists;
import kaikin.unban.Fleet;
import kaikin.unban.Freshness;
import kaikin.unban.Freshness.State;
import kaikin.unban.Outcome;
import kaikin.unban.Request;
import kaikin.unban.ServerBans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final IpAddress ADDRESS = IpAddress.parse("2001:db8::7").orElseThrow();
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final BanListKey SERVER = new BanListKey(ACCOUNT, "i-0abc1234", "opengate-1");
    private static final Instant STORED = Instant.parse("2026-11-20T08:12:34.567Z");
    private static final Freshness FRESHNESS = new Freshness(
            List.of(new Freshness.Entry(
                    SERVER, STORED, Duration.ofMinutes(3), State.UNREADABLE, Optional.of("AccessDenied"))),
            Set.of());
    private static final Freshness.Entry GONE =
            new Freshness.Entry(SERVER, STORED, Duration.ofDays(1), State.GONE, Optional.empty());

    static Stream<Outcome> outcomes() {
        return Stream.of(
                started(),
                new Outcome.Banned(ADDRESS, List.of(SERVER), FRESHNESS),
                new Outcome.NotBanned(ADDRESS, FRESHNESS),
                new Outcome.NotSeen(ADDRESS, new Freshness(List.of(), Set.of(ACCOUNT))),
                new Outcome.NotGlobal(ADDRESS, AddressScope.PRIVATE, FRESHNESS),
                new Outcome.Doubtful(List.of(ADDRESS), FRESHNESS),
                new Outcome.Broken(List.of(ADDRESS), "secret detail", Reference.of("1")),
                new Outcome.CouldNotDo(
                        ADDRESS,
                        ACCOUNT,
                        List.of(new Outcome.Refusal(
                                List.of(SERVER), new Fleet.Start.Refused(Fleet.Reason.BUSY, "secret detail"))),
                        Reference.of("1")),
                new Outcome.Gone(ADDRESS, List.of(GONE)),
                new Outcome.CouldNotLook(List.of(ADDRESS), BanLists.Reason.DENIED, "secret detail", Reference.of("1")),
                new Outcome.TooMany(11, 10),
                new Outcome.Overview(
                        List.of(new ServerBans(FRESHNESS.servers().get(0), 1, List.of(IpNetwork.of(ADDRESS)))),
                        FRESHNESS),
                new Outcome.Elsewhere(ADDRESS, List.of(SERVER)),
                new Outcome.UnknownServers(List.of("gitlab"), List.of("opengate-1")),
                new Outcome.NotAsked(List.of(ADDRESS), Request.Objection.NEGATED),
                new Outcome.Which(List.of(ADDRESS), Request.Doubt.RANGE),
                new Outcome.Unreadable(List.of("2001:db8::7<U+200B>")),
                new Outcome.Refused(Request.Thing.NETWORK, "2001:db8::7/64"),
                new Outcome.RoomHistory(
                        List.of(new Entry(
                                Reference.of("1"),
                                new Asked(
                                        STORED,
                                        20,
                                        true,
                                        Stream.of(Finding.Kind.values())
                                                .map(kind -> new Finding(ADDRESS, kind, List.of("opengate-1")))
                                                .toList()),
                                List.of())),
                        List.of(),
                        1),
                new Outcome.NoHistory("secret detail", Reference.of("1")),
                new Outcome.Help(),
                new Outcome.Thanked(),
                new Outcome.NotAllowed(10, 20));
    }

    private static Outcome.ReleaseStarted started() {
        return new Outcome.ReleaseStarted(
                ADDRESS,
                ACCOUNT,
                List.of(new Outcome.Command(
                        "command-1", List.of(SERVER), Optional.of("secret detail"), Optional.of("secret detail"))),
                Reference.of("1"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeHasACompleteTextInEveryLanguage(Outcome outcome) {
        for (var language : Language.values()) {
            var answer = outcome.in(Texts.in(language, "SRE"));
            assertThat(answer.text())
                    .isNotBlank()
                    .doesNotContain("%", "null", "secret detail", "\n\n")
                    .doesNotContain("command-1", "i-0abc1234", "222222222222", "request-1");
        }
    }

    /** Whoever reads it must know what it is about and whom to turn to. */
    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeSaysWhatToDoNext(Outcome outcome) {
        if (outcome instanceof Outcome.Thanked) {
            return;
        }
        assertThat(outcome.in(Texts.in(Language.JA, "SRE")).text()).containsPattern("ください|メンションして");
        assertThat(outcome.in(Texts.in(Language.EN, "SRE")).text())
                .containsPattern("[Pp]lease|contact SRE|send|Mention");
        if (!Set.of(
                        Outcome.NoHistory.class,
                        Outcome.TooMany.class,
                        Outcome.Help.class,
                        Outcome.NotAllowed.class,
                        Outcome.UnknownServers.class)
                .contains(outcome.getClass())) {
            assertThat(outcome.in(Texts.in(Language.JA, "SRE")).text()).contains("2001:db8::7");
            assertThat(outcome.in(Texts.in(Language.EN, "SRE")).text()).contains("2001:db8::7");
        }
    }

    static Stream<Outcome> refusals() {
        return Stream.of(
                        Stream.of(Request.Objection.values())
                                .map(objection -> new Outcome.NotAsked(List.of(), objection)),
                        Stream.of(Request.Doubt.values()).map(doubt -> new Outcome.Which(List.of(ADDRESS), doubt)),
                        Stream.of(Request.Thing.values()).map(thing -> new Outcome.Refused(thing, "word")))
                .flatMap(each -> each);
    }

    /** Somebody who is not understood has to know that nothing was done, and what to write. */
    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalSaysThatNothingWasChangedAndWhatToWrite(Outcome outcome) {
        assertThat(outcome.in(Texts.in(Language.JA, "SRE")).text())
                .contains("何も変更していません")
                .containsPattern("送って|一覧|ご連絡ください");
        assertThat(outcome.in(Texts.in(Language.EN, "SRE")).text())
                .containsPattern("Nothing was changed|changed nothing")
                .containsPattern("send|contact SRE");
    }

    /** Waiting mends no permission. */
    @ParameterizedTest
    @EnumSource(BanLists.Reason.class)
    void onlyWhatPassesIsToBeTriedAgain(BanLists.Reason reason) {
        var outcome = new Outcome.CouldNotLook(List.of(ADDRESS), reason, "", Reference.of("1"));
        var passes = reason == BanLists.Reason.BUSY || reason == BanLists.Reason.UNAVAILABLE;

        assertThat(outcome.in(Texts.in(Language.EN, "SRE")).text().contains("try again"))
                .isEqualTo(passes);
        assertThat(outcome.in(Texts.in(Language.JA, "SRE")).text().contains("もう一度"))
                .isEqualTo(passes);
    }

    @Test
    void whatIsNotBannedIsNoFailure() {
        assertThat(new Outcome.NotBanned(ADDRESS, FRESHNESS)
                        .in(Texts.in(Language.JA, "SRE"))
                        .title())
                .isEqualTo("確認結果");
    }

    @Test
    void noOutcomeIsForgottenHere() {
        assertThat(outcomes().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Outcome.class.getPermittedSubclasses()));
    }

    @Test
    void aStartIsNotCalledDone() {
        var started = started();

        assertThat(started.in(Texts.in(Language.EN, "SRE")).text())
                .contains("started", "not known yet", "2001:db8::7", "opengate-1", "Reference: " + Reference.of("1"));
        assertThat(started.in(Texts.in(Language.JA, "SRE")).text())
                .contains("開始", "まだ確認しておりません", "2001:db8::7", "opengate-1", "受付番号: " + Reference.of("1"));
    }

    @Test
    void saysSinceWhenAServerIsGone() {
        assertThat(new Outcome.Gone(ADDRESS, List.of(GONE))
                        .in(Texts.in(Language.EN, "SRE"))
                        .text())
                .contains("opengate-1 since 2026-11-20 08:12 UTC: its list is 1 day old");
        assertThat(new Outcome.Gone(ADDRESS, List.of(GONE))
                        .in(Texts.in(Language.JA, "SRE"))
                        .text())
                .contains("opengate-1 2026-11-20 08:12 UTC以降", "1日前");
    }

    @Test
    void saysByWhenTheEndFollows() {
        assertThat(started().in(Texts.in(Language.EN, "SRE")).text()).contains("after 5 minutes at the latest.");
        assertThat(started().in(Texts.in(Language.JA, "SRE")).text()).contains("遅くとも5分後");
    }

    @Test
    void theHistorySaysWhoAskedForWhatAndHowItEnded() {
        var asked = new Asked(
                STORED,
                1484814,
                true,
                List.of(new Finding(ADDRESS, Finding.Kind.STARTED, List.of("gitlab-1", "opengate-1"))));
        var history = new Outcome.RoomHistory(
                List.of(new Entry(Reference.of("1"), asked, List.of(new Ended(ADDRESS, List.of("gitlab-1"), 1)))),
                List.of(),
                0);

        assertThat(history.in(Texts.in(Language.EN, "SRE")).text())
                .contains("- 2026-11-20 08:12 UTC, account 1484814, release: 2001:db8::7 is released on gitlab-1,"
                        + " may still be banned on opengate-1 (reference " + Reference.of("1") + ")");
        assertThat(history.in(Texts.in(Language.JA, "SRE")).text())
                .contains("・2026-11-20 08:12 UTC アカウント1484814 解除: 2001:db8::7 は gitlab-1 で解除済みです。"
                        + " opengate-1 でまだBANされている可能性があります (受付番号: " + Reference.of("1") + ")");
    }

    @Test
    void theKnownWordsAreKept() {
        var japanese = Texts.in(Language.JA, "SRE");

        assertThat(new Outcome.Help().in(japanese).title()).isEqualTo("もしやBAN解除したいの？");
        assertThat(new Outcome.Thanked().in(japanese).text()).isEqualTo("Always a great pleasure.");
    }
}
