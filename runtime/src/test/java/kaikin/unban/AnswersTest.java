package kaikin.unban;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kaikin.ban.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final IpAddress ADDRESS = IpAddress.parse("2001:db8::7").orElseThrow();
    private static final AccountId ACCOUNT = new AccountId("222222222222");
    private static final BanListKey SERVER = new BanListKey(ACCOUNT, "i-0abc1234", "opengate-1");
    private static final Freshness FRESHNESS =
            new Freshness(List.of(new Freshness.Entry(SERVER, Duration.ofMinutes(3), false)), Duration.ofMinutes(20));

    static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.ReleaseStarted(ADDRESS, ACCOUNT, List.of(SERVER), "command-1"),
                new Outcome.Banned(ADDRESS, List.of(SERVER), FRESHNESS),
                new Outcome.NotBanned(ADDRESS, FRESHNESS),
                new Outcome.NotBanned(ADDRESS, new Freshness(List.of(), Duration.ZERO)),
                new Outcome.CouldNotDo(
                        ADDRESS,
                        ACCOUNT,
                        List.of(SERVER),
                        new Fleet.Start.Refused(Fleet.Reason.BUSY, "secret detail"),
                        "request-1"),
                new Outcome.CouldNotLook("secret detail", "request-1"),
                new Outcome.TooMany(11, 10),
                new Outcome.Overview(FRESHNESS),
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
