package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first deployment into an empty account: IAM tells of roles late, and versions are initialised early. */
class SlowIamIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String SERVER = "opengate-1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void theBotComesUpThoughNoRoleMayDoAnythingWhenItsVersionsAreMade() throws Exception {
        try (var stage = ScenarioSandbox.withSlowIam(2)) {
            assertThat(stage.order("kaikin-versions")).contains("kaikin-outcome:1 Active", "kaikin-webhook:1 Active");
            assertThat(stage.person().mention("help")).isNotEqualTo(200);
            assertThat(stage.audit())
                    .anyMatch(entry -> entry.action().equals("ssm:GetParameters")
                            && entry.reason().contains("IAM is eventually consistent"));
            stage.getBanned(ADDRESS, SERVER);
            assertThat(stage.order("kaikin-minute")).doesNotContain(SERVER);

            assertThat(stage.order("kaikin-minute")).contains(SERVER + ": Success", "gitlab-1: Success");

            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");
            assertThat(stage.hear("作業成功", ADDRESS)).contains(SERVER);
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, SERVER)))
                    .isTrue();
        }
    }

    @Test
    void aVersionThatCouldNotBeInitialisedStaysFailed() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.change(
                states.hub(),
                "aws:lambda/function:Function",
                "kaikin-outcome",
                "environment/variables/KAIKIN_HUB",
                hub -> "nobody");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            assertThat(stage.order("kaikin-versions"))
                    .contains("kaikin-outcome:1 Failed FunctionError", "kaikin-webhook:1 Active");
            stage.getBanned(ADDRESS, SERVER);
            stage.order("kaikin-day");
            stage.sandbox().minute();

            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");

            // Lambda takes no event for it, so that the rule's own queue keeps what it could not deliver.
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.order("kaikin-failed-events").contains("\"document-name\":\"kaikin-release\"")))
                    .isTrue();
            assertThat(stage.order("kaikin-versions")).contains("kaikin-outcome:1 Failed");
            assertThat(stage.person().room()).hasSize(1);
        }
    }
}
