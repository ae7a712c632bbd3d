package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is deployed before its fleets: EventBridge asks its bus when a fleet's rule gets its target. */
class OrderIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void afterItsHubAFleetIsDeployed() throws Exception {
        var states = ExportedStates.record(directory);
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            stage.getBanned("203.0.113.7", "opengate-1");
            assertThat(stage.sandbox().minute()).contains("opengate-1: Success", "gitlab-1: Success");

            assertThat(stage.ask("203.0.113.7")).contains("203.0.113.7", "opengate-1");

            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE, () -> stage.client().logsIn("203.0.113.7", "opengate-1")))
                    .isTrue();
        }
    }

    @Test
    void beforeItsHubAFleetIsRefused() throws Exception {
        var states = ExportedStates.record(directory);

        assertThatThrownBy(() -> ScenarioSandbox.open(states.fleet(), states.hub()))
                .hasMessageContaining("AccessDeniedException: PutTargets for")
                .hasMessageContaining("rule/kaikin-release-ended")
                .hasMessageContaining("deploy the account of the bus first");
    }
}
