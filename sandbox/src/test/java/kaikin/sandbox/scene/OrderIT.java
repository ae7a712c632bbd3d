package kaikin.sandbox.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kaikin.sandbox.demo.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderIT {
    @Test
    void theFleetMayBeDeployedBeforeItsHub(@TempDir Path directory) throws Exception {
        var states = States.record(directory);
        try (var stage = Stage.open(states.fleet(), states.hub())) {
            stage.getBanned("203.0.113.7", "opengate-1");
            assertThat(stage.sandbox().minute()).contains("opengate-1: Success", "gitlab-1: Success");

            assertThat(stage.ask("203.0.113.7")).contains("203.0.113.7", "opengate-1");

            assertThat(Until.trueWithin(Stage.PATIENCE, () -> stage.client().logsIn("203.0.113.7", "opengate-1")))
                    .isTrue();
        }
    }
}
