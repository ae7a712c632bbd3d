package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;

/** Servers are replaced every day, and their last lists stay: one that is gone must not hold the others up. */
class GoneServersIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final List<String> SERVERS = List.of("web-1=account-b,nft-sets", "web-2=account-b,nft-sets");

    @Test
    void systemsManagerDeniesTheWholeCallForOneServerThatIsGoneOrUntagged() throws Exception {
        try (var stage = ScenarioSandbox.withServers(SERVERS)) {
            stage.sandbox().minute();
            assertThat(sendToBoth(stage)).startsWith("0\n");

            stage.order("kaikin-untag", "web-2");
            assertThat(sendToBoth(stage)).doesNotStartWith("0\n").contains("AccessDenied");

            stage.order("kaikin-terminate", "web-2");
            assertThat(sendToBoth(stage)).doesNotStartWith("0\n").contains("AccessDenied");
            assertThat(stage.beside("kaikin-terminate", "web-2")).contains("there is no server");
            assertThat(stage.sandbox().minute()).contains("web-1: Success").doesNotContain("web-2");
        }
    }

    @Test
    void anAddressIsReleasedWhereItCanBeThoughAServerIsGone() throws Exception {
        try (var stage = bannedOnBoth()) {
            stage.order("kaikin-terminate", "web-2");

            releasesOnTheOther(stage);
        }
    }

    @Test
    void anAddressIsReleasedWhereItCanBeThoughAServerLostItsTag() throws Exception {
        try (var stage = bannedOnBoth()) {
            stage.order("kaikin-untag", "web-2");

            releasesOnTheOther(stage);
            assertThat(stage.bansOn("web-2").has(ADDRESS)).isTrue();
        }
    }

    private static ScenarioSandbox bannedOnBoth() throws Exception {
        var stage = ScenarioSandbox.withServers(SERVERS);
        stage.getBanned(ADDRESS, "web-1");
        stage.getBanned(ADDRESS, "web-2");
        assertThat(stage.sandbox().minute()).contains("web-1: Success", "web-2: Success");
        return stage;
    }

    /** What could be released is; what could not is named, with the reason. */
    private static void releasesOnTheOther(ScenarioSandbox stage) throws Exception {
        assertThat(stage.person().mention(ADDRESS)).isEqualTo(200);

        assertThat(stage.hear("作業開始", ADDRESS)).contains("web-1");
        assertThat(stage.heard(ADDRESS, "web-2", "許可されていません")).hasSize(1);
        assertThat(stage.hear("作業成功", ADDRESS)).contains("web-1");
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, "web-1")))
                .isTrue();
    }

    private static String sendToBoth(ScenarioSandbox stage) throws Exception {
        return stage.beside(
                "kaikin-as",
                "arn:aws:iam::222222222222:role/kaikin-operator",
                "/usr/bin/aws",
                "ssm",
                "send-command",
                "--document-name",
                "kaikin-release",
                "--instance-ids",
                Instance.id("222222222222", "web-1"),
                Instance.id("222222222222", "web-2"),
                "--parameters",
                "Address=" + ADDRESS);
    }
}
