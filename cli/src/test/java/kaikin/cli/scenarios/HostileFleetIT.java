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

/** Whoever is root on a server of account A may write whatever it likes in A's place; account B gets its releases. */
class HostileFleetIT {
    private static final String HOSTILE = "111111111111";
    private static final String WRITER = "arn:aws:iam::111111111111:role/kaikin-writer-111111111111";
    private static final String BUCKET = "kaikin-ban-lists-111111111111-ap-northeast-1";
    private static final String ADDRESS = "203.0.113.7";
    private static final String SERVER = "opengate-1";

    /** The function's own end is at 28 seconds; the chat has to be told as well. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void anObjectWhoseKeyIsNoListsIsNamedAndOneThatIsNoXmlHidesNothing() throws Exception {
        try (var stage = ScenarioSandbox.open()) {
            stage.getBanned(ADDRESS, SERVER);
            stage.sandbox().minute();
            assertThat(stage.ask("198.51.100.200")).contains("載っていないようです");
            for (var name : new String[] {"i-0123456789abcdef0/web 1", "i-0123456789abcdef0/\u0001", "[To:1] hello"}) {
                put(stage, name);
            }

            assertThat(stage.ask("198.51.100.200"))
                    .doesNotContain("載っていないようです")
                    .contains("111111111111/i-0123456789abcdef0/web?1")
                    .contains("111111111111/i-0123456789abcdef0/?")
                    .contains("111111111111/?To?1??hello");
            assertThat(stage.sandbox().log("kaikin-webhook"))
                    .contains("its key is no ban list's: ban-lists/111111111111/i-0123456789abcdef0/web+1")
                    .contains("ban-lists/111111111111/i-0123456789abcdef0/%01")
                    .contains("\"Doubted\":1");

            releases(stage);
        }
    }

    @Test
    void tenListsOfRangesAndObjectsWithoutEndStarveTheirOwnAccountAlone() throws Exception {
        Files.createDirectories(directory.resolve("up"));
        for (var server = 0; server < 10; server++) {
            writeRanges(server);
        }
        for (var object = 0; object < 5_200; object++) {
            Files.writeString(directory.resolve("up/x" + object), "x");
        }
        try (var stage = ScenarioSandbox.open()) {
            stage.getBanned(ADDRESS, SERVER);
            stage.sandbox().minute();
            assertThat(stage.beside(
                            "kaikin-as",
                            WRITER,
                            "/usr/bin/aws",
                            "s3",
                            "cp",
                            "--quiet",
                            "--recursive",
                            directory.resolve("up").toString(),
                            "s3://" + BUCKET + "/ban-lists/" + HOSTILE + "/"))
                    .startsWith("0\n");

            // Once by an instance that has seen none of it, and once more.
            var answer = releases(stage);
            assertThat(answer).contains(HOSTILE);
            assertThat(stage.heard("確認できない環境: 1件")).isNotEmpty();
            assertThat(stage.sandbox().log("kaikin-webhook"))
                    .contains("\"incomplete\":\"" + HOSTILE + "\"", "\"Incomplete\":1");
            var started = System.nanoTime();
            stage.ask("198.51.100.200");
            System.out.printf(
                    "hostile fleet: the second look took %d ms%n",
                    since(started).toMillis());
            assertThat(since(started)).isLessThan(LONGEST);
        }
    }

    /** The account's own place holds all that, and the other's address is freed within its time. */
    private static String releases(ScenarioSandbox stage) throws Exception {
        var started = System.nanoTime();
        assertThat(stage.person().mention(ADDRESS)).isEqualTo(200);
        System.out.printf(
                "hostile fleet: an answer took %d ms%n", since(started).toMillis());
        assertThat(since(started)).isLessThan(LONGEST);
        stage.hear("作業開始", ADDRESS, SERVER);
        stage.hear("作業成功", ADDRESS);
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE, () -> stage.client().logsIn(ADDRESS, SERVER)))
                .isTrue();
        return String.join("\n", stage.person().room());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void put(ScenarioSandbox stage, String name) throws Exception {
        assertThat(stage.beside(
                        "kaikin-as",
                        WRITER,
                        "/usr/bin/aws",
                        "s3api",
                        "put-object",
                        "--bucket",
                        BUCKET,
                        "--key",
                        "ban-lists/" + HOSTILE + "/" + name))
                .startsWith("0\n");
    }

    /** As near to 4 MB as whole entries come, each range of as many networks as a range can be. */
    private void writeRanges(int server) throws IOException {
        var instance = "i-%017x".formatted(server + 1);
        var text = new StringBuilder()
                .append(new BanListFormat.Header(
                        new AccountId(HOSTILE),
                        instance,
                        "evil-" + server,
                        Clock.systemUTC().instant()))
                .append("\nlisting nft-sets\n{\"nftables\":[{\"set\":{\"family\":\"ip6\",\"name\":\"attackers\",")
                .append("\"table\":\"sshguard\",\"type\":\"ipv6_addr\",\"elem\":[");
        for (var entry = 0; text.length() < (4 << 20) - 200; entry++) {
            text.append(entry == 0 ? "" : ",")
                    .append("{\"range\":[\"%x:%x::1\",\"%x:%x:ffff:ffff:ffff:ffff:ffff:fffe\"]}"
                            .formatted(0x2000 + server, entry, 0x2000 + server, entry));
        }
        text.append("]}}]}\nend\n");
        var file = directory.resolve("up/" + instance + "/evil-" + server);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
