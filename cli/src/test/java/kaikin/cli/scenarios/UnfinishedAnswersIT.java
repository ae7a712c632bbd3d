package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;

/** Answers of Systems Manager that are not final, and ends that say less than they seem to. */
class UnfinishedAnswersIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String SERVER = "opengate-1";

    @Test
    void aCommandThatIsNotKnownYetIsLookedForAgain() throws Exception {
        try (var stage = banned()) {
            stage.order("kaikin-mishap", "ssm", "unknown-yet", "2");

            assertThat(stage.ask(ADDRESS)).contains("作業開始");

            assertThat(stage.hear("作業成功", ADDRESS)).contains(SERVER);
            assertThat(stage.heard("作業失敗")).isEmpty();
        }
    }

    @Test
    void aCommandThatIsNotKnownForLongIsToldByTheCheck() throws Exception {
        try (var stage = banned()) {
            stage.order("kaikin-mishap", "ssm", "unknown-yet", "999");
            assertThat(stage.ask(ADDRESS)).contains("作業開始");
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.order("kaikin-failed-events").contains("RetriesExhausted")))
                    .isTrue();
            stage.order("kaikin-mishap", "ssm", "unknown-yet", "0");

            stage.order("kaikin-minute", "4");

            assertThat(stage.hear("作業成功", ADDRESS)).contains(SERVER);
            assertThat(stage.heard("作業失敗")).isEmpty();
        }
    }

    @Test
    void whatAServerDidWhoseReplyWasLostIsNotSaidToHaveFailed() throws Exception {
        try (var stage = banned()) {
            stage.order("kaikin-mishap", "ssm", "reply-lost", "1");
            assertThat(stage.ask(ADDRESS)).contains("作業開始");
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, SERVER)))
                    .isTrue();

            stage.order("kaikin-minute", "3");

            assertThat(stage.hear("作業失敗", ADDRESS)).contains("まだBANされている可能性があります", "3分以内");
        }
    }

    @Test
    void aSilentServersAddressMayStillBeBannedAfterTheWholeTimeOfTheCommand() throws Exception {
        try (var stage = banned()) {
            stage.order("kaikin-silence", SERVER);
            assertThat(stage.ask(ADDRESS)).contains("作業開始");
            stage.order("kaikin-minute", "2");
            assertThat(stage.person().room()).hasSize(1);

            stage.order("kaikin-minute");

            assertThat(stage.hear("作業失敗", ADDRESS)).contains("まだBANされている可能性があります", "3分以内");
            assertThat(stage.bansOn(SERVER).has(ADDRESS)).isTrue();
        }
    }

    private static ScenarioSandbox banned() throws Exception {
        var stage = ScenarioSandbox.open();
        stage.getBanned(ADDRESS, SERVER);
        assertThat(stage.sandbox().minute()).contains(SERVER + ": Success");
        return stage;
    }
}
