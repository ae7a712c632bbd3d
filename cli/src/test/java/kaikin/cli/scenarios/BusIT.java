package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hub's bus lets the fleets' accounts in, for events of Systems Manager alone, which nobody can forge. */
class BusIT {
    private static final String FORWARDER = "arn:aws:iam::222222222222:role/kaikin-forwarder";
    private static final String BUS = "arn:aws:events:ap-northeast-1:111111111111:event-bus/kaikin";

    @Test
    void eventsThatSomebodyPutsByHandReachNobody() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            assertThat(put(stage, "aws.ssm"))
                    .startsWith("0\n")
                    .contains("\"FailedEntryCount\": 1", "NotAuthorizedForSourceException");
            assertThat(put(stage, "my.own")).doesNotStartWith("0\n").contains("AccessDenied");

            assertThat(stage.audit())
                    .anyMatch(entry -> entry.action().equals("events:PutEvents")
                            && entry.decision().equals("refused")
                            && entry.reason().contains("NotAuthorizedForSourceException"))
                    .anyMatch(entry -> entry.action().equals("events:PutEvents")
                            && entry.decision().equals("implicitDeny")
                            && entry.reason().contains("events:source"));
            assertThat(stage.sandbox().log("kaikin-outcome")).doesNotContain("\"event\":\"outcome\"");
            assertThat(stage.person().room()).isEmpty();
        }
    }

    private static String put(ScenarioSandbox stage, String source) throws Exception {
        var detail = "{\\\"command-id\\\": \\\"01234567-89ab-4def-8123-456789abcdef\\\","
                + " \\\"document-name\\\": \\\"kaikin-release\\\", \\\"status\\\": \\\"Success\\\"}";
        var entries = """
                [{"Source": "%s", "DetailType": "EC2 Command Status-change Notification", "EventBusName": "%s", "Detail": "%s"}]""".formatted(source, BUS, detail);
        return stage.beside("kaikin-as", FORWARDER, "/usr/bin/aws", "events", "put-events", "--entries", entries);
    }
}
