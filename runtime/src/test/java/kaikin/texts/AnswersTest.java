package kaikin.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.banlist.AddressScope;
import kaikin.banlist.IpAddress;
import kaikin.banlist.IpNetwork;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.Reference;
import kaikin.history.History;
import kaikin.history.RecordedOutcome;
import kaikin.history.RecordedRequest;
import kaikin.history.RecordedRequest.Finding;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.BanLists;
import kaikin.webhook.Freshness;
import kaikin.webhook.Freshness.State;
import kaikin.webhook.ReleaseSender;
import kaikin.webhook.Request;
import kaikin.webhook.ServerBans;
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

    static Stream<AnswerOutcome> outcomes() {
        return Stream.of(
                started(),
                new AnswerOutcome.Banned(ADDRESS, List.of(SERVER), FRESHNESS),
                new AnswerOutcome.NotBanned(ADDRESS, FRESHNESS),
                new AnswerOutcome.NotSeen(ADDRESS, new Freshness(List.of(), Set.of(ACCOUNT))),
                new AnswerOutcome.NotGlobal(ADDRESS, AddressScope.PRIVATE, FRESHNESS),
                new AnswerOutcome.Doubtful(List.of(ADDRESS), FRESHNESS),
                new AnswerOutcome.Broken(List.of(ADDRESS), "secret detail", Reference.of("1")),
                new AnswerOutcome.CouldNotDo(
                        ADDRESS,
                        ACCOUNT,
                        List.of(new AnswerOutcome.Refusal(
                                List.of(SERVER),
                                new ReleaseSender.Start.Refused(ReleaseSender.Reason.BUSY, "secret detail"))),
                        Reference.of("1")),
                new AnswerOutcome.Gone(ADDRESS, List.of(GONE)),
                new AnswerOutcome.CouldNotLook(
                        List.of(ADDRESS), BanLists.Reason.DENIED, "secret detail", Reference.of("1")),
                new AnswerOutcome.TooMany(11, 10),
                new AnswerOutcome.Overview(
                        List.of(new ServerBans(FRESHNESS.servers().get(0), 1, List.of(IpNetwork.of(ADDRESS)))),
                        FRESHNESS),
                new AnswerOutcome.Elsewhere(ADDRESS, List.of(SERVER)),
                new AnswerOutcome.UnknownServers(List.of("gitlab"), List.of("opengate-1")),
                new AnswerOutcome.NotAsked(List.of(ADDRESS), Request.Objection.NEGATED),
                new AnswerOutcome.Which(List.of(ADDRESS), Request.Doubt.RANGE),
                new AnswerOutcome.Unreadable(List.of("2001:db8::7<U+200B>")),
                new AnswerOutcome.Refused(Request.Thing.NETWORK, "2001:db8::7/64"),
                new AnswerOutcome.RoomHistory(
                        List.of(new History.Entry(
                                Reference.of("1"),
                                new RecordedRequest(
                                        STORED,
                                        20,
                                        true,
                                        Stream.of(Finding.Kind.values())
                                                .map(kind -> new Finding(ADDRESS, kind, List.of("opengate-1")))
                                                .toList()),
                                List.of())),
                        List.of(),
                        1),
                new AnswerOutcome.NoHistory("secret detail", Reference.of("1")),
                new AnswerOutcome.Help(),
                new AnswerOutcome.Thanked(),
                new AnswerOutcome.NotAllowed(10, 20));
    }

    private static AnswerOutcome.ReleaseStarted started() {
        return new AnswerOutcome.ReleaseStarted(
                ADDRESS,
                ACCOUNT,
                List.of(new AnswerOutcome.Command(
                        "command-1", List.of(SERVER), Optional.of("secret detail"), Optional.of("secret detail"))),
                Reference.of("1"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeHasACompleteTextInEveryLanguage(AnswerOutcome outcome) {
        for (var language : AnswerLanguage.values()) {
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
    void everyOutcomeSaysWhatToDoNext(AnswerOutcome outcome) {
        if (outcome instanceof AnswerOutcome.Thanked) {
            return;
        }
        assertThat(outcome.in(Texts.in(AnswerLanguage.JA, "SRE")).text()).containsPattern("ください|メンションして");
        assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE")).text())
                .containsPattern("[Pp]lease|contact SRE|send|Mention");
        if (!Set.of(
                        AnswerOutcome.NoHistory.class,
                        AnswerOutcome.TooMany.class,
                        AnswerOutcome.Help.class,
                        AnswerOutcome.NotAllowed.class,
                        AnswerOutcome.UnknownServers.class)
                .contains(outcome.getClass())) {
            assertThat(outcome.in(Texts.in(AnswerLanguage.JA, "SRE")).text()).contains("2001:db8::7");
            assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE")).text()).contains("2001:db8::7");
        }
    }

    static Stream<AnswerOutcome> refusals() {
        return Stream.of(
                        Stream.of(Request.Objection.values())
                                .map(objection -> new AnswerOutcome.NotAsked(List.of(), objection)),
                        Stream.of(Request.Doubt.values())
                                .map(doubt -> new AnswerOutcome.Which(List.of(ADDRESS), doubt)),
                        Stream.of(Request.Thing.values()).map(thing -> new AnswerOutcome.Refused(thing, "word")))
                .flatMap(each -> each);
    }

    /** Somebody who is not understood has to know that nothing was done, and what to write. */
    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalSaysThatNothingWasChangedAndWhatToWrite(AnswerOutcome outcome) {
        assertThat(outcome.in(Texts.in(AnswerLanguage.JA, "SRE")).text())
                .contains("何も変更していません")
                .containsPattern("送って|一覧|ご連絡ください");
        assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE")).text())
                .containsPattern("Nothing was changed|changed nothing")
                .containsPattern("send|contact SRE");
    }

    /** Waiting mends no permission. */
    @ParameterizedTest
    @EnumSource(BanLists.Reason.class)
    void onlyWhatPassesIsToBeTriedAgain(BanLists.Reason reason) {
        var outcome = new AnswerOutcome.CouldNotLook(List.of(ADDRESS), reason, "", Reference.of("1"));
        var passes = reason == BanLists.Reason.BUSY || reason == BanLists.Reason.UNAVAILABLE;

        assertThat(outcome.in(Texts.in(AnswerLanguage.EN, "SRE")).text().contains("try again"))
                .isEqualTo(passes);
        assertThat(outcome.in(Texts.in(AnswerLanguage.JA, "SRE")).text().contains("もう一度"))
                .isEqualTo(passes);
    }

    @Test
    void whatIsNotBannedIsNoFailure() {
        assertThat(new AnswerOutcome.NotBanned(ADDRESS, FRESHNESS)
                        .in(Texts.in(AnswerLanguage.JA, "SRE"))
                        .title())
                .isEqualTo("確認結果");
    }

    @Test
    void noOutcomeIsForgottenHere() {
        assertThat(outcomes().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(AnswerOutcome.class.getPermittedSubclasses()));
    }

    @Test
    void aStartIsNotCalledDone() {
        var started = started();

        assertThat(started.in(Texts.in(AnswerLanguage.EN, "SRE")).text())
                .contains("started", "not known yet", "2001:db8::7", "opengate-1", "Reference: " + Reference.of("1"));
        assertThat(started.in(Texts.in(AnswerLanguage.JA, "SRE")).text())
                .contains("開始", "まだ確認しておりません", "2001:db8::7", "opengate-1", "受付番号: " + Reference.of("1"));
    }

    @Test
    void saysSinceWhenAServerIsGone() {
        assertThat(new AnswerOutcome.Gone(ADDRESS, List.of(GONE))
                        .in(Texts.in(AnswerLanguage.EN, "SRE"))
                        .text())
                .contains("opengate-1 since 2026-11-20 08:12 UTC: its list is 1 day old");
        assertThat(new AnswerOutcome.Gone(ADDRESS, List.of(GONE))
                        .in(Texts.in(AnswerLanguage.JA, "SRE"))
                        .text())
                .contains("opengate-1 2026-11-20 08:12 UTC以降", "1日前");
    }

    @Test
    void saysByWhenTheEndFollows() {
        assertThat(started().in(Texts.in(AnswerLanguage.EN, "SRE")).text()).contains("after 5 minutes at the latest.");
        assertThat(started().in(Texts.in(AnswerLanguage.JA, "SRE")).text()).contains("遅くとも5分後");
    }

    @Test
    void theHistorySaysWhoAskedForWhatAndHowItEnded() {
        var asked = new RecordedRequest(
                STORED,
                1484814,
                true,
                List.of(new Finding(ADDRESS, Finding.Kind.STARTED, List.of("gitlab-1", "opengate-1"))));
        var history = new AnswerOutcome.RoomHistory(
                List.of(new History.Entry(
                        Reference.of("1"), asked, List.of(new RecordedOutcome(ADDRESS, List.of("gitlab-1"), 1)))),
                List.of(),
                0);

        assertThat(history.in(Texts.in(AnswerLanguage.EN, "SRE")).text())
                .contains("- 2026-11-20 08:12 UTC, account 1484814, release: 2001:db8::7 is released on gitlab-1,"
                        + " may still be banned on opengate-1 (reference " + Reference.of("1") + ")");
        assertThat(history.in(Texts.in(AnswerLanguage.JA, "SRE")).text())
                .contains("・2026-11-20 08:12 UTC アカウント1484814 解除: 2001:db8::7 は gitlab-1 で解除済みです。"
                        + " opengate-1 でまだBANされている可能性があります (受付番号: " + Reference.of("1") + ")");
    }

    @Test
    void theKnownWordsAreKept() {
        var japanese = Texts.in(AnswerLanguage.JA, "SRE");

        assertThat(new AnswerOutcome.Help().in(japanese).title()).isEqualTo("もしやBAN解除したいの？");
        assertThat(new AnswerOutcome.Thanked().in(japanese).text()).isEqualTo("Always a great pleasure.");
    }
}
