package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./kaikin doctor} in accounts where all is well, and where one thing after the other is not. */
class DoctorIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void inHealthyAccountsNothingIsWrongAndEachGrantIsNeeded() throws Exception {
        var states = ExportedStates.record(directory);
        var hub = OperatorCommands.of(states.hub(), OperatorCommands.HUB, "doctor-hub");
        var fleet = OperatorCommands.of(states.fleet(), OperatorCommands.FLEET, "doctor-fleet");
        var lacking = new ArrayList<>(OperatorCommands.lackingEach(states.hub(), OperatorCommands.HUB, "doctor-hub"));
        lacking.addAll(OperatorCommands.lackingEach(states.fleet(), OperatorCommands.FLEET, "doctor-fleet"));
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            stage.sandbox().minute();
            assertThat(stage.ask("help")).isNotEmpty();

            var ofHub = hub.kaikin(stage, "doctor", "--stack", "account-a", "--token");
            assertThat(ofHub.output())
                    .contains("fine    function kaikin-webhook: version 1 is Active, with its snapshot")
                    .contains("fine    webhook: the last message with a good signature")
                    .contains("fine    token: Chatwork takes it")
                    .contains("fine    schedule kaikin-upload-ban-list/kaikin-upload-ban-list: enabled")
                    .contains("fine    rule kaikin/kaikin-outcome: enabled")
                    .contains("fine    list of gitlab-1 in 111111111111: came 0 min ago")
                    .contains("fine    list of opengate-1 in 222222222222: came 0 min ago")
                    .contains("fine    server gitlab-1 (i-")
                    .contains("note    fleet 222222222222")
                    .doesNotContain("wrong", "unknown");
            assertThat(ofHub.status()).isZero();
            var ofFleet = fleet.kaikin(stage, "doctor", "--stack", "account-b");
            assertThat(ofFleet.output())
                    .contains("fine    server opengate-1 (i-", "note    lists: they lie in the hub's account")
                    .doesNotContain("wrong", "unknown");
            assertThat(ofFleet.status()).isZero();

            for (var each : lacking) {
                var stack = each.operator().account().equals(OperatorCommands.HUB) ? "account-a" : "account-b";
                var ended = each.operator().kaikin(stage, "doctor", "--stack", stack, "--token");
                assertThat(ended.output()).contains("unknown ", "not authorized to perform: " + each.action());
                assertThat(ended.status()).as(each.action()).isEqualTo(2);
            }
            assertThat(lacking).hasSizeGreaterThan(8);
        }
    }

    @Test
    void whatGoesWrongOneThingAfterTheOtherIsNamed() throws Exception {
        var states = ExportedStates.record(directory);
        var hub = OperatorCommands.of(states.hub(), OperatorCommands.HUB, "doctor-hub");
        var fleet = OperatorCommands.of(states.fleet(), OperatorCommands.FLEET, "doctor-fleet");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            assertThat(problems(hub, stage, "account-a"))
                    .containsExactlyInAnyOrder(
                            "lists of 111111111111", "lists of 222222222222", problem("server gitlab-1"));
            stage.sandbox().minute();
            assertThat(problems(hub, stage, "account-a")).isEmpty();

            stage.order("kaikin-alarm", "kaikin-answers-lost", "ALARM");
            assertThat(problems(hub, stage, "account-a")).containsExactly("alarm kaikin-answers-lost");
            stage.order("kaikin-alarm", "kaikin-answers-lost", "OK");

            var forged = stage.person().event("help");
            assertThat(stage.person().post(forged, stage.person().sign(forged.replace("help", "other"))))
                    .isEqualTo(401);
            assertThat(problems(hub, stage, "account-a")).containsExactly("webhook");
            assertThat(stage.ask("help")).isNotEmpty();

            stage.order("kaikin-silence", "gitlab-1");
            assertThat(problems(hub, stage, "account-a")).containsExactly(problem("server gitlab-1"));
            stage.order("kaikin-silence", "--end");
            assertThat(problems(hub, stage, "account-a")).isEmpty();

            assertThat(problems(fleet, stage, "account-b")).isEmpty();
            stage.order("kaikin-silence", "opengate-1");
            assertThat(problems(fleet, stage, "account-b")).hasSize(1);
            stage.order("kaikin-silence", "--end");

            stage.order("kaikin-untag", "opengate-1");
            assertThat(fleet.kaikin(stage, "doctor", "--stack", "account-b").output())
                    .contains("note    server opengate-1 (i-", "has no tag bot=release-sshguard")
                    .contains("wrong   servers: no agent reports of an instance with the tag");
            stage.order("kaikin-untag", "gitlab-1");
            assertThat(hub.kaikin(stage, "doctor", "--stack", "account-a").output())
                    .contains("wrong   server gitlab-1 (i-", "has lost the tag bot=release-sshguard");
            stage.order("kaikin-terminate", "gitlab-1");
            assertThat(hub.kaikin(stage, "doctor", "--stack", "account-a").output())
                    .contains("wrong   server gitlab-1 (i-", "no agent reports of it");
            stage.order("kaikin-day", "15");
            assertThat(problems(hub, stage, "account-a"))
                    .as("the daily call keeps the snapshots")
                    .noneMatch(each -> each.startsWith("function"));

            stage.order("kaikin-mishap", "s3", "denied", "9");
            stage.order("kaikin-hour");
            stage.order("kaikin-mishap", "s3", "denied", "0");
            assertThat(hub.kaikin(stage, "doctor", "--stack", "account-a").output())
                    .contains("wrong   hourly check: at ", "it found lists that cannot be believed");
        }
    }

    @Test
    void whatIsSwitchedOffOrBrokenInTheDeploymentIsNamed() throws Exception {
        var states = ExportedStates.record(directory);
        var hub = OperatorCommands.of(states.hub(), OperatorCommands.HUB, "doctor-hub");
        ExportedStates.change(
                states.hub(), "aws:scheduler/schedule:Schedule", "kaikin-upload-ban-list", "state", off -> "DISABLED");
        ExportedStates.change(
                states.hub(), "aws:cloudwatch/eventRule:EventRule", "kaikin-outcome", "state", off -> "DISABLED");
        ExportedStates.change(
                states.hub(),
                "aws:lambda/function:Function",
                "kaikin-outcome",
                "environment/variables/KAIKIN_ROOMS",
                rooms -> "none");
        ExportedStates.remove(states.hub(), "aws:cloudwatch/metricAlarm:MetricAlarm", "kaikin-api-4xx");
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            assertThat(problems(hub, stage, "account-a"))
                    .contains(
                            "function kaikin-outcome",
                            "schedule kaikin-upload-ban-list/kaikin-upload-ban-list",
                            "rule kaikin/kaikin-outcome",
                            "alarm kaikin-api-4xx");
        }
    }

    private static String problem(String subject) {
        return subject + " (" + kaikin.sandbox.cloud.Instance.id(OperatorCommands.HUB, "gitlab-1") + ")";
    }

    /** The subjects of what is wrong; the command's status must say the same. */
    private static List<String> problems(OperatorCommands operator, ScenarioSandbox stage, String stack)
            throws Exception {
        var ended = operator.kaikin(stage, "doctor", "--stack", stack, "--json");
        var wrong = new ArrayList<String>();
        for (var finding : JsonMapper.builder().build().readTree(ended.output()).path("findings")) {
            if (finding.path("state").asText().equals("wrong")) {
                assertThat(finding.path("todo").asText()).isNotEmpty();
                wrong.add(finding.path("subject").asText());
            } else {
                assertThat(finding.path("state").asText())
                        .as(finding.toString())
                        .isNotEqualTo("unknown");
            }
        }
        assertThat(ended.status()).isEqualTo(wrong.isEmpty() ? 0 : 1);
        return wrong;
    }
}
