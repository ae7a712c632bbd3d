package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The hourly look at the lists, by which a fleet that nobody asks about does not fall silent unnoticed. */
class SelfCheckIT {
    @Test
    void countsServersAndFleetsThatAreSilentWithoutAQuestion() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            assertThat(stage.order("kaikin-hour")).contains("kaikin-self-check: called");
            assertThat(lines(stage)).singleElement().asString().contains("\"outcome\":\"Silent\"", "\"Silent\":2");

            stage.sandbox().minute();
            stage.order("kaikin-hour");
            assertThat(lines(stage))
                    .last()
                    .asString()
                    .contains("\"outcome\":\"Fresh\"", "lists=2")
                    .doesNotContain("\"Silent\":");

            stage.order("kaikin-mishap", "s3", "denied", "9");
            stage.order("kaikin-hour");
            assertThat(lines(stage)).last().asString().contains("\"outcome\":\"failed\"", "\"Silent\":2");
            assertThat(stage.person().room()).isEmpty();
            assertThat(stage.order("kaikin-failed-events")).isEmpty();
        }
    }

    private static List<String> lines(ScenarioSandbox stage) throws Exception {
        return stage.sandbox()
                .log("kaikin-webhook")
                .lines()
                .filter(line -> line.contains("\"event\":\"self-check\""))
                .toList();
    }
}
