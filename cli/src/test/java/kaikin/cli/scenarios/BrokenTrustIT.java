package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kaikin.contract.AccountId;
import kaikin.contract.BanListFormat;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One half of a trust is taken away; what hangs on it ends there, and says so. */
class BrokenTrustIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String SERVER = "opengate-1";
    private static final String OPERATOR = "arn:aws:iam::222222222222:role/kaikin-operator";
    private static final String WRITER = "arn:aws:iam::111111111111:role/kaikin-writer-222222222222";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void withoutTheFunctionInTheOperatorsTrustNothingIsReleased() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeTrust(
                states.fleet(), "kaikin-operator", policy -> policy.replace("role/kaikin-webhook", "role/other"));
        nothingIsReleased(states);
    }

    @Test
    void withoutTheGrantInTheFunctionsRoleNothingIsReleased() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeGrants(
                states.hub(), "kaikin-webhook", policy -> policy.replace(OPERATOR, OPERATOR + "-other"));
        nothingIsReleased(states);
    }

    @Test
    void withoutTheGrantInTheServersRoleNoListIsWrittenButTheReleaseHappens() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeGrants(
                states.fleet(), "kaikin-server", policy -> policy.replace(WRITER, WRITER + "-other"));
        noListIsWrittenButTheReleaseHappens(states);
    }

    @Test
    void withoutTheServersInTheWritersTrustNoListIsWrittenButTheReleaseHappens() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeTrust(
                states.hub(),
                "kaikin-writer-222222222222",
                policy -> policy.replace("role/kaikin-server", "role/other"));
        noListIsWrittenButTheReleaseHappens(states);
    }

    @Test
    void withoutTheGrantForItsTokensTheFunctionAnswersNobodyAndSaysWhy() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeGrants(
                states.hub(), "kaikin-webhook", policy -> policy.replace("webhook-token", "another-token"));
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            assertThat(stage.order("kaikin-versions")).contains("kaikin-webhook:1 Active");

            assertThat(stage.person().mention(ADDRESS)).isEqualTo(503);

            assertThat(stage.person().room()).isEmpty();
            assertThat(stage.sandbox().log("kaikin-webhook"))
                    .contains("cannot read the Chatwork tokens", "ssm:GetParameters");
        }
    }

    @Test
    void withoutTheFunctionInTheReadersTrustTheEventIsKeptForSomebodyToAnswer() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeTrust(
                states.fleet(), "kaikin-reader", policy -> policy.replace("role/kaikin-outcome", "role/other"));
        try (var stage = bannedAndListed(states)) {
            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");

            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.beside("kaikin-failed-events").contains("RetriesExhausted")))
                    .isTrue();
            assertThat(stage.beside("kaikin-failed-events"))
                    .contains("\"approximateInvokeCount\":3", "\"document-name\":\"kaikin-release\"");
            assertThat(stage.person().room()).hasSize(1);
        }
    }

    @Test
    void withoutTheForwardersGrantTheHubHearsNothing() throws Exception {
        var states = ExportedStates.record(directory);
        ExportedStates.changeGrants(
                states.fleet(), "kaikin-forwarder", policy -> policy.replace("event-bus/kaikin", "event-bus/other"));
        try (var stage = bannedAndListed(states)) {
            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");

            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.audit().stream()
                                    .anyMatch(entry -> entry.action().equals("events:PutEvents")
                                            && entry.decision().equals("implicitDeny"))))
                    .isTrue();
            assertThat(stage.person().room()).hasSize(1);
        }
    }

    private static void nothingIsReleased(ExportedStates states) throws Exception {
        try (var stage = bannedAndListed(states)) {
            var before = stage.bansOn(SERVER).everything();

            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業失敗").doesNotContain("解除しました", "作業開始");

            assertThat(stage.audit())
                    .anyMatch(entry -> entry.action().equals("sts:AssumeRole")
                            && entry.resource().equals(OPERATOR)
                            && entry.decision().equals("implicitDeny"))
                    .noneMatch(entry -> entry.resource().endsWith("document/kaikin-release"));
            assertThat(stage.bansOn(SERVER).everything()).isEqualTo(before);
            assertThat(stage.bansOn(SERVER).has(ADDRESS)).isTrue();
        }
    }

    private void noListIsWrittenButTheReleaseHappens(ExportedStates states) throws Exception {
        try (var stage = ScenarioSandbox.open(states.hub(), states.fleet())) {
            stage.getBanned(ADDRESS, SERVER);
            assertThat(stage.sandbox().minute()).contains(SERVER + ": Failed", "gitlab-1: Success");
            assertThat(stage.audit())
                    .anyMatch(entry ->
                            entry.resource().equals(WRITER) && entry.decision().equals("implicitDeny"))
                    .noneMatch(entry -> entry.resource().endsWith("/" + SERVER));
            writeAnEarlierList(stage);

            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");

            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, SERVER)))
                    .isTrue();
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> result(stage).contains("outcome=released freed=203.0.113.7 list=failed")))
                    .as(result(stage))
                    .isTrue();
        }
    }

    /** As it would lie in the bucket from before the trust was broken. */
    private void writeAnEarlierList(ScenarioSandbox stage) throws Exception {
        var instance = Instance.id("222222222222", SERVER);
        var nft = stage.sandbox().machine(SERVER).run("nft", "-j", "list", "set", "ip", "sshguard", "attackers");
        var header = new BanListFormat.Header(
                new AccountId("222222222222"),
                instance,
                SERVER,
                Clock.systemUTC().instant());
        var list = Files.writeString(
                directory.resolve("list"),
                header + "\nlisting nft-sets\n" + nft.output().strip() + "\nend\n");
        var put = stage.beside(
                "kaikin-as",
                WRITER,
                "/usr/bin/aws",
                "s3api",
                "put-object",
                "--bucket",
                "kaikin-ban-lists-111111111111-ap-northeast-1",
                "--key",
                "ban-lists/222222222222/" + instance + "/" + SERVER,
                "--body",
                list.toString());
        assertThat(put).startsWith("0\n");
    }

    private static ScenarioSandbox bannedAndListed(ExportedStates states) throws Exception {
        var stage = ScenarioSandbox.open(states.hub(), states.fleet());
        stage.getBanned(ADDRESS, SERVER);
        assertThat(stage.sandbox().minute()).contains(SERVER + ": Success", "gitlab-1: Success");
        return stage;
    }

    /** What the agent has kept of the scripts' outputs on the server. */
    private static String result(ScenarioSandbox stage) throws IOException, InterruptedException {
        return stage.sandbox()
                .machine(SERVER)
                .run("sh", "-c", "cat /var/lib/amazon/ssm/*/document/orchestration/*/*/*/stdout")
                .output();
    }
}
