package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kaikin.sandbox.cloud.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server that fails, or is off, is nobody else's trouble, however many there are. */
class UploadScheduleIT {
    private static final List<String> SERVERS =
            List.of("web-1=account-b,nft-sets", "web-2=account-b,nft-sets", "web-3=account-b,nft-sets");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    /** As an account of more than fifty servers would be served with the default: a part of them after another. */
    @Test
    void withRunCommandsDefaultOneFailureStopsTheServersThatAreNotServedYet() throws Exception {
        var states = ExportedStates.record(directory);
        oneAfterTheOther(states, "\"MaxErrors\":\"0\"");
        try (var stage = ScenarioSandbox.withServers(SERVERS, states.hub(), states.fleet())) {
            breakFirst(stage);

            assertThat(stage.sandbox().minute())
                    .contains("web-1: Failed", "web-2: Cancelled", "web-3: Cancelled")
                    .doesNotContain("Success");
            // As docs/operations.md looks at the last uploads.
            assertThat(lastUploads(stage, "--instance-id", Instance.id("222222222222", "web-1")))
                    .contains("Failed\t", "the ban list could not be uploaded")
                    .doesNotContain("Terminated");
            assertThat(lastUploads(stage)).contains("Failed", "Terminated");
        }
    }

    @Test
    void withTheProgramsMaxErrorsEveryServerGetsItsTurn() throws Exception {
        var states = ExportedStates.record(directory);
        oneAfterTheOther(states, "\"MaxErrors\":\"100%\"");
        try (var stage = ScenarioSandbox.withServers(SERVERS, states.hub(), states.fleet())) {
            breakFirst(stage);

            assertThat(stage.sandbox().minute()).contains("web-1: Failed", "web-2: Success", "web-3: Success");
        }
    }

    @Test
    void aServerThatWasOffHasNoHourOfUploadsBeforeIt() throws Exception {
        try (var stage = ScenarioSandbox.withServers(SERVERS)) {
            stage.order("kaikin-silence", "web-1");
            assertThat(stage.order("kaikin-minute", "10")).contains("web-1: Delayed", "web-2: Success");

            stage.order("kaikin-silence", "--end");

            assertThat(stage.sandbox().minute()).contains("web-1: Success");
            var runs = stage.sandbox()
                    .machine("web-1")
                    .run("sh", "-c", "ls -d /var/lib/amazon/ssm/*/document/orchestration/* | wc -l");
            assertThat(runs.well()).as(runs.output()).isTrue();
            assertThat(Integer.parseInt(runs.output().strip())).isBetween(1, 4);
        }
    }

    @Test
    void theScheduleSendsAsItsRoleAndSchedulerTakesThatForItsGroupAlone() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            assertThat(stage.sandbox().minute()).contains("opengate-1: Success");

            assertThat(stage.audit())
                    .anyMatch(entry -> entry.principal().equals("scheduler.amazonaws.com")
                            && entry.statement().equals("kaikin-schedule (trust): MinuteSchedule")
                            && entry.reason().contains("schedule-group/kaikin-upload-ban-list"))
                    .anyMatch(entry -> entry.action().equals("ssm:SendCommand")
                            && entry.principal().contains(":assumed-role/kaikin-schedule/")
                            && entry.allowed());
        }
    }

    private static String lastUploads(ScenarioSandbox stage, String... more) throws Exception {
        var command = new ArrayList<>(
                List.of("kaikin-as", "arn:aws:iam::222222222222:role/kaikin-reader", "/usr/bin/aws", "ssm"));
        command.addAll(List.of("list-command-invocations", "--details", "--max-results", "5"));
        command.addAll(List.of("--filters", "key=DocumentName,value=kaikin-upload-ban-list"));
        command.addAll(List.of("--query", "CommandInvocations[].[InstanceId,StatusDetails,CommandPlugins[0].Output]"));
        command.addAll(List.of("--output", "text"));
        command.addAll(List.of(more));
        return stage.order(command.toArray(String[]::new));
    }

    private static void oneAfterTheOther(ExportedStates states, String maxErrors) throws Exception {
        ExportedStates.change(
                states.fleet(),
                "aws:scheduler/schedule:Schedule",
                "kaikin-upload-ban-list",
                "target/input",
                input -> input.replaceFirst("\"MaxConcurrency\":\"[^\"]*\"", "\"MaxConcurrency\":\"1\"")
                        .replaceFirst("\"MaxErrors\":\"[^\"]*\"", maxErrors));
    }

    /** It finds none of AWS's hosts any more. */
    private static void breakFirst(ScenarioSandbox stage) throws Exception {
        var ended = stage.sandbox().machine("web-1").run("sh", "-c", ": >/etc/hosts");
        assertThat(ended.well()).as(ended.output()).isTrue();
    }
}
