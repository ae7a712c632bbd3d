package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kaikin.sandbox.audit.Audit.AuditEntry;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lambda takes the snapshot of a version away that nobody has called for fourteen days. */
class KeepActiveIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void withoutACallForFourteenDaysTheFirstPersonGetsNoAnswer() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.remove(states.hub(), "aws:scheduler/schedule:Schedule");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            stage.order("kaikin-day", "13");
            assertThat(stage.order("kaikin-versions")).contains("kaikin-webhook:1 Active");
            stage.order("kaikin-day");
            assertThat(stage.order("kaikin-versions"))
                    .contains("kaikin-webhook:1 Inactive", "kaikin-outcome:1 Inactive");

            assertThat(stage.person().mention("help")).isEqualTo(500);

            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.order("kaikin-versions").contains("kaikin-webhook:1 Active")))
                    .isTrue();
            assertThat(stage.ask("help")).contains("BAN");
            assertThat(stage.person().room()).hasSize(1);
        }
    }

    @Test
    void theDailyEventKeepsBothFunctionsActiveAndDoesNothingElse() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            var before = stage.audit().size();

            assertThat(stage.order("kaikin-day", "20")).contains("kaikin-webhook: called", "kaikin-outcome: called");

            assertThat(stage.order("kaikin-versions")).contains("kaikin-webhook:1 Active", "kaikin-outcome:1 Active");
            assertThat(stage.order("kaikin-failed-events")).isEmpty();
            assertThat(stage.person().room()).isEmpty();
            var since = stage.audit().subList(before, stage.audit().size());
            assertThat(since).allMatch(AuditEntry::allowed);
            assertThat(since)
                    .filteredOn(entry -> entry.statement().equals("kaikin-keep-active: CallTheFunctions"))
                    .hasSize(40);
            // Beside these, what is read once when a snapshot is restored.
            assertThat(since)
                    .extracting(AuditEntry::action)
                    .isSubsetOf(
                            "sts:AssumeRole",
                            "lambda:InvokeFunction",
                            "ssm:GetParameter",
                            "ssm:GetParameters",
                            "s3:ListBucket");
            assertThat(since).hasSizeLessThan(40 + 40 + 10);
            assertThat(stage.ask("help")).contains("BAN");
        }
    }
}
