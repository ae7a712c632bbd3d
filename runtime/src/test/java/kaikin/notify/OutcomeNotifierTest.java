package kaikin.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kaikin.banlist.IpAddress;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.CommandComment;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.notify.CommandInvocations.Report;
import kaikin.notify.OutcomeNotifier.Told;
import kaikin.texts.Texts;
import kaikin.webhook.ChatRoom;
import kaikin.webhook.ChatRoom.Delivery;
import kaikin.webhook.MemoryHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeNotifierTest {
    private static final AccountId FLEET = new AccountId("222222222222");
    private static final CommandComment COMMENT = new CommandComment(7, "12345678901234567890", 9, AnswerLanguage.EN);
    private static final EndedCommand ENDED =
            new EndedCommand(FLEET, "0f3c1a9e-2b4d-4c6e-8f01-23456789abcd", IpAddress.parse("203.0.113.7"));
    private static final ServerReport RELEASED = ServerReport.finished(
            "i-0abc1234",
            "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7"
                    + " list=uploaded guards=nft-sets reason=none server=another\n",
            ENDED.address());

    private final Map<String, String> claims = new HashMap<>();
    private final List<String> posts = new ArrayList<>();
    private final MemoryHistory history = new MemoryHistory();
    private Delivery delivery = new Delivery.Delivered("1");
    private CommandInvocations invocations = ended -> new Report(Optional.of(COMMENT), List.of(RELEASED), List.of());

    @BeforeEach
    void start() throws Exception {
        history.keep(FLEET, ENDED.command(), new CommandServers(Map.of("i-0abc1234", "web-1", "i-0def1234", "web-2")));
    }

    @Test
    void tellsInTheThreadOfTheQuestion() {
        assertThat(tell("first")).isInstanceOf(Told.Answered.class);
        assertThat(posts).singleElement().asString().contains("room=7", "message=12345678901234567890", "person=9");
        assertThat(posts).singleElement().asString().contains("Released", "203.0.113.7", "web-1");
    }

    /** Whoever is root on a server writes what it says. */
    @Test
    void aServerIsCalledAsItsListWasAndNeverAsItCallsItself() {
        assertThat(tell("first"))
                .isInstanceOfSatisfying(
                        Told.Answered.class,
                        told -> assertThat(told.servers())
                                .extracting(ServerReport::server)
                                .containsExactly("web-1"));
        assertThat(posts + " " + history.objects()).contains("web-1").doesNotContain("another");
    }

    @Test
    void aServerOfWhichNoNameWasKeptIsCalledByItsId() {
        history.objects().clear();

        assertThat(tell("first")).isInstanceOf(Told.Answered.class);

        assertThat(posts).singleElement().asString().contains("i-0abc1234").doesNotContain("web-1", "another");
    }

    @Test
    void whereTheNamesCannotBeReadItIsTriedAgainAndSpendsNoClaim() {
        history.fail();

        assertThat(tell("first")).isEqualTo(new Told.Failed("AccessDenied"));
        assertThat(posts).isEmpty();
        assertThat(claims).isEmpty();
    }

    @Test
    void tellsOnceHoweverOftenTheEventComes() {
        assertThat(tell("first")).isInstanceOf(Told.Answered.class);
        assertThat(tell("second")).isInstanceOf(Told.Dropped.class);
        assertThat(posts).hasSize(1);
    }

    @Test
    void goesOnWhereItsOwnLastTryBrokeOff() {
        delivery = new Delivery.NotDelivered("503");
        assertThat(tell("first")).isInstanceOf(Told.Failed.class);
        delivery = new Delivery.Delivered("1");
        assertThat(tell("second")).isInstanceOf(Told.Dropped.class);
        assertThat(tell("first")).isInstanceOf(Told.Answered.class);
    }

    @Test
    void keepsForTheHistoryWhereItEnded() {
        tell("first");

        assertThat(history.objects())
                .containsEntry(
                        HistoryKey.ended(7, COMMENT.message(), FLEET, ENDED.command())
                                .toString(),
                        "kaikin-ended/1 address=203.0.113.7 free=web-1 others=0\n");
    }

    @Test
    void keepsItThoughTheChatIsDown() {
        delivery = new Delivery.NotDelivered("503");
        tell("first");

        assertThat(history.objects()).hasSize(2);
    }

    @Test
    void whatCannotBeKeptIsToldAllTheSame() {
        history.failToKeep();

        assertThat(tell("first"))
                .isInstanceOfSatisfying(
                        Told.Answered.class, told -> assertThat(told.unkept()).hasValue("AccessDenied"));
        assertThat(posts).hasSize(1);
    }

    @Test
    void failsWhereNothingCanBeReadSoThatItIsTriedAgain() {
        invocations = ended -> {
            throw new UnavailableException("ThrottlingException", new IllegalStateException());
        };
        assertThat(tell("first")).isEqualTo(new Told.Failed("ThrottlingException"));
        assertThat(posts).isEmpty();
        assertThat(claims).isEmpty();
    }

    /** Systems Manager knows a new command late, and a server's end later than the command's. */
    @Test
    void whatIsNotKnownYetIsTriedAgainAndSpendsNoClaim() {
        invocations = ended -> new Report(Optional.empty(), List.of(), List.of());
        assertNotKnownYet();
        invocations = ended -> new Report(Optional.of(COMMENT), List.of(RELEASED), List.of("i-0def"));
        assertNotKnownYet();
        invocations = ended -> new Report(Optional.of(COMMENT), List.of(), List.of("i-0def"));
        assertNotKnownYet();

        invocations = ended -> new Report(Optional.of(COMMENT), List.of(RELEASED), List.of());
        assertThat(tell("second")).isInstanceOf(Told.Answered.class);
    }

    private void assertNotKnownYet() {
        assertThat(tell("first"))
                .isInstanceOfSatisfying(
                        Told.Failed.class, failed -> assertThat(failed.reason()).startsWith("not known yet"));
        assertThat(posts).isEmpty();
        assertThat(claims).isEmpty();
    }

    @Test
    void ofCommandsThatNoMessageStartedNothingIsWaitedFor() {
        invocations = ended -> new Report(Optional.empty(), List.of(), List.of("i-0def"));
        assertThat(tell("first")).isInstanceOf(Told.Dropped.class);
    }

    @Test
    void saysNothingOfStrangersAccounts() {
        var stranger = new EndedCommand(new AccountId("999999999999"), "a-command", Optional.empty());
        assertThat(telling().tell(stranger, "first")).isInstanceOf(Told.Dropped.class);
        assertThat(posts).isEmpty();
    }

    @Test
    void saysNothingOfCommandsThatNoMessageStarted() {
        invocations = ended -> new Report(Optional.empty(), List.of(RELEASED), List.of());
        assertThat(tell("first")).isInstanceOf(Told.Dropped.class);
        assertThat(posts).isEmpty();
    }

    @Test
    void whatAnOperatorReleasedByHandIsToldToNobodyAndKnownToTheLog() {
        invocations = ended -> new Report(Optional.empty(), true, List.of(RELEASED), List.of());

        assertThat(tell("first")).isEqualTo(new Told.ByHand(List.of(RELEASED)));
        assertThat(posts).isEmpty();
    }

    @Test
    void writesToNoRoomThatACommentMadeUp() {
        var elsewhere = new CommandComment(8, "1", 9, AnswerLanguage.EN);
        invocations = ended -> new Report(Optional.of(elsewhere), List.of(RELEASED), List.of());
        assertThat(tell("first")).isInstanceOf(Told.Dropped.class);
        assertThat(posts).isEmpty();
        assertThat(claims).isEmpty();
    }

    private Told tell(String attempt) {
        return telling().tell(ENDED, attempt);
    }

    private OutcomeNotifier telling() {
        ClaimStore once = (key, attempt) ->
                claims.computeIfAbsent(key.toString(), unclaimed -> attempt).equals(attempt);
        ChatRoom chat = (to, answers) -> {
            posts.add(to + " " + answers);
            return delivery;
        };
        return new OutcomeNotifier(
                invocations,
                once,
                chat,
                history,
                new OutcomeNotifier.Rules(Set.of(FLEET), Set.of(7L), language -> Texts.in(language, "SRE")));
    }
}
