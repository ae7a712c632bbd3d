package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of Systems Manager are best effort: a check that was delayed tells what they have not told. */
class UnheardEndsIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String SERVER = "opengate-1";
    private static final String CHECKS = "111111111111/kaikin-outcome-checks: ";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void whatNoEventTellsACheckTellsAfterFourMinutes() throws Exception {
        try (var stage = started("kaikin-mishap", "events", "lost", "1")) {
            stage.order("kaikin-minute", "3");
            assertThat(stage.heard("作業成功")).isEmpty();
            assertThat(stage.order("kaikin-queues")).contains(CHECKS + "0 visible, 1 delayed, 0 in flight");

            stage.order("kaikin-minute");

            assertThat(stage.hear("作業成功", ADDRESS)).contains(SERVER);
            assertThat(stage.order("kaikin-queues")).contains(CHECKS + "0 visible, 0 delayed, 0 in flight");
            assertThat(stage.audit())
                    .anyMatch(entry -> entry.statement().startsWith("kaikin-webhook: ")
                            && entry.action().equals("sqs:SendMessage"))
                    .anyMatch(entry -> entry.statement().equals("kaikin-outcome: TakeOutcomeChecks")
                            && entry.action().equals("sqs:DeleteMessage"));
        }
    }

    @Test
    void anEventThatComesAfterTheCheckIsNotToldAgain() throws Exception {
        try (var stage = started("kaikin-mishap", "events", "lost", "1")) {
            stage.order("kaikin-minute", "4");
            stage.hear("作業成功", ADDRESS);

            stage.order("kaikin-redeliver");

            toldOnce(stage, 2);
        }
    }

    @Test
    void aCheckThatComesAfterTheEventIsNotToldAgain() throws Exception {
        try (var stage = started("true")) {
            stage.hear("作業成功", ADDRESS);

            stage.order("kaikin-minute", "4");

            toldOnce(stage, 2);
            assertThat(stage.order("kaikin-queues")).contains(CHECKS + "0 visible, 0 delayed, 0 in flight");
        }
    }

    @Test
    void aCheckAndAnEventAtTheSameMomentAreToldOnce() throws Exception {
        try (var stage = started("kaikin-mishap", "events", "lost", "1")) {
            stage.order("kaikin-minute", "3");

            var both = List.of(
                    CompletableFuture.supplyAsync(() -> ordered(stage, "kaikin-minute")),
                    CompletableFuture.supplyAsync(() -> ordered(stage, "kaikin-redeliver")));
            both.forEach(CompletableFuture::join);

            stage.hear("作業成功", ADDRESS);
            toldOnce(stage, 2);
        }
    }

    @Test
    void anEventThatTheHubDoesNotTakeIsKeptInTheFleetsQueueAndTheCheckTells() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeGrants(
                states.fleet(), "kaikin-forwarder", policy -> policy.replace("event-bus/kaikin", "event-bus/other"));
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            release(stage);
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.order("kaikin-queues")
                                    .contains("222222222222/kaikin-unforwarded-events: 1 visible")))
                    .isTrue();
            assertThat(stage.order("kaikin-failed-events")).contains("\"document-name\":\"kaikin-release\"");
            assertThat(stage.order("kaikin-lost-events")).isEmpty();

            stage.order("kaikin-minute", "4");

            assertThat(stage.hear("作業成功", ADDRESS)).contains(SERVER);
        }
    }

    @Test
    void anEventThatTheFunctionMayNotBeCalledForIsKeptInTheHubsQueueAndTheCheckTells() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.remove(states.hub(), "aws:lambda/permission:Permission", "OutcomeRule");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            release(stage);
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.order("kaikin-queues")
                                    .contains("111111111111/kaikin-failed-outcomes: 1 visible")))
                    .isTrue();

            stage.order("kaikin-minute", "4");

            assertThat(stage.hear("作業成功", ADDRESS)).contains(SERVER);
        }
    }

    @Test
    void aCheckThatCannotBeToldComesAgainAndIsKeptInTheEnd() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeTrust(
                states.fleet(), "kaikin-reader", policy -> policy.replace("role/kaikin-outcome", "role/other"));
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            release(stage);

            stage.order("kaikin-minute", "20");

            assertThat(stage.order("kaikin-queues")).contains(CHECKS + "0 visible, 0 delayed, 0 in flight");
            assertThat(stage.order("kaikin-failed-events")).contains("kaikin-outcome-check/1 account=222222222222");
            assertThat(stage.heard("作業成功")).isEmpty();
        }
    }

    /** A release that has ended, with something done before it started. */
    private static ScenarioSandbox started(String... before) throws Exception {
        var stage = ScenarioSandbox.open();
        getBanned(stage);
        if (!before[0].equals("true")) {
            stage.order(before);
        }
        ask(stage);
        return stage;
    }

    private static void release(ScenarioSandbox stage) throws Exception {
        getBanned(stage);
        ask(stage);
    }

    private static void getBanned(ScenarioSandbox stage) throws Exception {
        stage.getBanned(ADDRESS, SERVER);
        assertThat(stage.sandbox().minute()).contains(SERVER + ": Success");
    }

    private static void ask(ScenarioSandbox stage) throws Exception {
        assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, SERVER)))
                .isTrue();
    }

    /** The function has looked so often, and said it once. */
    private static void toldOnce(ScenarioSandbox stage, int looks) throws Exception {
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> stage.sandbox()
                                        .log("kaikin-outcome")
                                        .lines()
                                        .filter(line -> line.contains("\"event\":\"outcome\""))
                                        .count()
                                >= looks))
                .as(stage.sandbox().log("kaikin-outcome"))
                .isTrue();
        assertThat(stage.heard("作業成功", ADDRESS)).hasSize(1);
    }

    private static String ordered(ScenarioSandbox stage, String command) {
        try {
            return stage.order(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
