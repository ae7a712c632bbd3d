package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import kaikin.sandbox.demo.Demo;
import kaikin.sandbox.demo.DemoOutput;
import org.junit.jupiter.api.Test;

class DemoIT {
    @Test
    void oneMessageFreesOneAddressInTheOtherAccount() throws Exception {
        var lines = new ArrayList<String>();
        try (var stage = ScenarioSandbox.open()) {
            var told = new Demo(stage.sandbox(), DemoOutput.brief(lines::add)).tell();

            assertThat(told.happened()).as(String.join("\n", lines)).isTrue();
            var report = JsonMapper.builder().build().readTree(told.json(1.5));
            assertThat(report.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "steps",
                            "answer",
                            "outcome",
                            "blockedBefore",
                            "reachableAfter",
                            "othersStillBanned",
                            "otherServerUntouched",
                            "seconds");
            // With the two lines of progress before it and the verdict after it, all fits on a screen.
            assertThat(lines)
                    .hasSizeLessThanOrEqualTo(37)
                    .allMatch(line -> line.length() <= 100)
                    .anyMatch(line -> line.contains("kaikin-webhook  sts:AssumeRole kaikin-operator  BecomeOperator"))
                    .anyMatch(line -> line.startsWith("  » 作業成功: 203.0.113.7"));
            assertThat(report.path("answer").asText()).contains("203.0.113.7", "opengate-1");
            assertThat(report.path("outcome").asText()).contains("作業成功", "203.0.113.7", "解除しました");
            assertThat(report.path("steps").get(0).fieldNames())
                    .toIterable()
                    .containsExactly("step", "account", "principal", "action", "resource", "decision", "statement");
            assertThat(report.path("steps"))
                    .extracting(step -> step.path("statement").asText())
                    .contains(
                            "kaikin-webhook (function): ChatworkRoute",
                            "kaikin-webhook: BecomeOperator + kaikin-operator (trust): HubFunction",
                            "kaikin-operator: SendToTaggedServers",
                            "kaikin-forwarder (trust): ForwardingRule",
                            "kaikin-forwarder: PutEventsOnTheHubsBus + kaikin (bus): EndedReleasesOfTheFleets",
                            "kaikin-outcome (function): OutcomeRule",
                            "kaikin-outcome: BecomeReader + kaikin-reader (trust): HubFunction",
                            "kaikin-outcome: ClaimOutcomes",
                            "kaikin-reader: ReadHowCommandsEnded",
                            "kaikin-server: BecomeWriter + kaikin-writer-222222222222 (trust): FleetServers");
        }
    }
}
