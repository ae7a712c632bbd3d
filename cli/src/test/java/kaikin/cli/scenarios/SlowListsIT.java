package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import kaikin.contract.AccountId;
import kaikin.contract.BanListFormat;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 takes a second for each list of account A; account B gets its releases, and hears what is not known of A. */
class SlowListsIT {
    private static final String SLOW = "111111111111";
    private static final String ADDRESS = "203.0.113.7";
    private static final String SERVER = "opengate-1";

    /** A look waits five seconds for the lists of an account; the chat has to be told as well. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void listsOfOneAccountThatComeLateKeepNobodyInAnotherWaiting() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.getBanned(ADDRESS, SERVER);
            stage.sandbox().minute();
            assertThat(stage.ask("198.51.100.200")).contains("載っていないようです");
            // Of these some come in time, and some do not.
            putLists(stage, 30);
            stage.order("kaikin-mishap", "s3-lists-" + SLOW, "late", "9999");
            var before = stage.person().room().size();

            var started = System.nanoTime();
            assertThat(stage.person().mention(ADDRESS)).isEqualTo(200);

            var took = Duration.ofNanos(System.nanoTime() - started);
            System.out.printf("slow lists: an answer took %d ms%n", took.toMillis());
            assertThat(took).isLessThan(LONGEST);
            assertThat(stage.person().room().get(before))
                    .contains("作業開始", ADDRESS, SERVER, "確認できない環境: 1件")
                    .doesNotContain("222222222222");
            assertThat(stage.sandbox().log("kaikin-webhook"))
                    .contains("\"incomplete\":\"" + SLOW + "\"", SLOW + "=not read in time", "\"Incomplete\":1");
            assertThat(stage.hear("作業成功", ADDRESS)).contains(SERVER);
            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, SERVER)))
                    .isTrue();

            // What has come is not fetched again, and what is read in time is known.
            stage.order("kaikin-mishap", "s3-lists-" + SLOW, "late", "0");
            assertThat(stage.ask("198.51.100.200")).contains("載っていないようです").doesNotContain("確認できない環境");
        }
    }

    private void putLists(ScenarioSandbox stage, int count) throws IOException, InterruptedException {
        for (var server = 0; server < count; server++) {
            var instance = "i-%017x".formatted(server + 1);
            var file = directory.resolve(instance + "/late-" + server);
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    new BanListFormat.Header(
                                    new AccountId(SLOW),
                                    instance,
                                    "late-" + server,
                                    Clock.systemUTC().instant())
                            + "\nlisting iptables-nft\n-N sshguard\n-A sshguard -s 192.0.2.99/32 -j DROP\nend\n");
        }
        assertThat(stage.beside(
                        "kaikin-as",
                        "arn:aws:iam::" + SLOW + ":role/kaikin-writer-" + SLOW,
                        "/usr/bin/aws",
                        "s3",
                        "cp",
                        "--quiet",
                        "--recursive",
                        directory.toString(),
                        "s3://kaikin-ban-lists-" + SLOW + "-ap-northeast-1/ban-lists/" + SLOW + "/"))
                .startsWith("0\n");
    }
}
