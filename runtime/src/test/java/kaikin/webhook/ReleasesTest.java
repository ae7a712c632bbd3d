package kaikin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.CommandServers;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.Reference;
import kaikin.texts.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders reach the servers that ban an address, whatever is refused on the way. */
class ReleasesTest extends UnbanServiceFixture {
    /**
     * A fleet whose lists name thousands of servers has each address sought on all of them, and its answers are slow.
     */
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
}
