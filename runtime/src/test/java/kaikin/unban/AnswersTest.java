package kaikin.unban;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import kaikin.unban.Freshness.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final IpAddress ADDRESS = IpAddress.parse("2001:db8::7").orElseThrow();
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final BanListKey SERVER = new BanListKey(ACCOUNT, "i-0abc1234", "opengate-1");
    private static final Freshness FRESHNESS = new Freshness(
            List.of(new Freshness.Entry(SERVER, Duration.ofMinutes(3), State.UNREADABLE, Optional.of("AccessDenied"))),
            Set.of());

    static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.ReleaseStarted(ADDRESS, ACCOUNT, List.of(SERVER), "command-1"),
                new Outcome.Banned(ADDRESS, List.of(SERVER), FRESHNESS),
                new Outcome.NotBanned(ADDRESS, FRESHNESS),
                new Outcome.NotSeen(ADDRESS, new Freshness(List.of(), Set.of(ACCOUNT))),
                new Outcome.NotGlobal(ADDRESS, AddressScope.PRIVATE, FRESHNESS),
                new Outcome.Doubtful(List.of(ADDRESS), FRESHNESS),
                new Outcome.Broken(List.of(ADDRESS), "secret detail", "request-1"),
                new Outcome.CouldNotDo(
                        ADDRESS,
                        ACCOUNT,
                        List.of(SERVER),
                        new Fleet.Start.Refused(Fleet.Reason.BUSY, "secret detail"),
                        "request-1"),
                new Outcome.CouldNotLook(List.of(ADDRESS), BanLists.Reason.DENIED, "secret detail", "request-1"),
                new Outcome.TooMany(11, 10),
                new Outcome.Overview(
                        List.of(new ServerBans(FRESHNESS.servers().get(0), 1, List.of(IpNetwork.of(ADDRESS)))),
                        FRESHNESS),
                new Outcome.Help(),
                new Outcome.Thanked(),
                new Outcome.NotAllowed(10, 20));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeHasACompleteTextInEveryLanguage(Outcome outcome) {
        for (var language : Language.values()) {
            var answer = outcome.in(Answers.in(language));
            assertThat(answer.text()).isNotBlank().doesNotContain("%", "null", "secret detail", "\n\n");
        }
    }

    /** Whoever reads it must know what it is about and whom to turn to. */
    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeSaysWhatToDoNext(Outcome outcome) {
        if (outcome instanceof Outcome.Thanked) {
            return;
        }
        assertThat(outcome.in(Answers.in(Language.JA)).text()).containsPattern("ください|メンションして");
        assertThat(outcome.in(Answers.in(Language.EN)).text()).containsPattern("[Pp]lease|ask the SRE|send|Mention");
        if (!Set.of(Outcome.TooMany.class, Outcome.Help.class, Outcome.NotAllowed.class)
                .contains(outcome.getClass())) {
            assertThat(outcome.in(Answers.in(Language.JA)).text()).contains("2001:db8::7");
            assertThat(outcome.in(Answers.in(Language.EN)).text()).contains("2001:db8::7");
        }
    }

    @Test
    void noOutcomeIsForgottenHere() {
        assertThat(outcomes().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Outcome.class.getPermittedSubclasses()));
    }

    @Test
    void aStartIsNotCalledDone() {
        var started = new Outcome.ReleaseStarted(ADDRESS, ACCOUNT, List.of(SERVER), "command-1");

        assertThat(started.in(Answers.in(Language.EN)).text())
                .contains("started", "not known yet", "2001:db8::7", "opengate-1", "222222222222", "command-1");
        assertThat(started.in(Answers.in(Language.JA)).text())
                .contains("開始", "完了はまだ確認していません", "2001:db8::7", "opengate-1", "222222222222", "command-1");
    }

    @Test
    void theKnownWordsAreKept() {
        var japanese = Answers.in(Language.JA);

        assertThat(new Outcome.Help().in(japanese).title()).isEqualTo("もしやBAN解除したいの？");
        assertThat(new Outcome.Thanked().in(japanese).text()).isEqualTo("Always a great pleasure.");
        assertThat(new Outcome.NotBanned(ADDRESS, FRESHNESS).in(japanese).title())
                .isEqualTo("作業失敗");
    }
}
