package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./kaikin resend}: a chat that was down hears in the end how a release ended. */
class ResendIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void whatNobodyCouldBeToldIsToldAndEachGrantIsNeeded() throws Exception {
        var states = ExportedStates.record(directory);
        var operator = OperatorCommands.of(states.hub(), OperatorCommands.HUB, "resend");
        var lacking = OperatorCommands.lackingEach(states.hub(), OperatorCommands.HUB, "resend");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            stage.getBanned("203.0.113.7", "opengate-1");
            assertThat(stage.sandbox().minute()).contains("opengate-1: Success");
            stage.order("kaikin-mishap", "chatwork", "broken", "999");
            assertThat(stage.person().mention("203.0.113.7")).isEqualTo(200);
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.order("kaikin-queues").contains("kaikin-failed-outcomes: 1 ")))
                    .isTrue();
            stage.order("kaikin-mishap", "chatwork", "broken", "0");

            for (var each : lacking) {
                var ended = operator(each, stage);
                assertThat(ended.output()).contains("not authorized to perform: " + each.action());
                assertThat(ended.status()).as(each.action()).isEqualTo(2);
                stage.order("kaikin-minute");
            }
            assertThat(lacking).hasSize(3);

            var would = operator.kaikin(stage, "resend", "--stack", "account-a");
            assertThat(would.output())
                    .contains("would send again: release of 203.0.113.7 in 222222222222", "1 would be sent again");
            assertThat(would.status()).isZero();
            stage.order("kaikin-minute");
            var sent = operator.kaikin(stage, "resend", "--stack", "account-a", "--execute");
            assertThat(sent.output()).contains("sent again: release of 203.0.113.7", "1 sent again, 0 left");
            assertThat(sent.status()).isZero();
            stage.order("kaikin-minute");

            assertThat(stage.hear("203.0.113.7", "opengate-1")).contains("作業成功");
            assertThat(stage.order("kaikin-queues")).contains("kaikin-failed-outcomes: 0 ");
            assertThat(operator.kaikin(stage, "resend", "--stack", "account-a").output())
                    .contains("0 would be sent again");
        }
    }

    private static OperatorCommands.Ended operator(OperatorCommands.Lacking lacking, ScenarioSandbox stage)
            throws Exception {
        return lacking.operator().kaikin(stage, "resend", "--stack", "account-a", "--execute");
    }
}
