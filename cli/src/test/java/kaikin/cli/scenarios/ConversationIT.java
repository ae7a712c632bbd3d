package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaikin.sandbox.audit.Audit.AuditEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of request and answer, in Japanese; two addresses are banned throughout, and nobody releases them. */
class ConversationIT {
    private static final String SERVER = "opengate-1";
    private static final String ADDRESS = "203.0.113.7";
    /** In the other account, with whose operator role nobody has a session. */
    private static final String OTHER_SERVER = "gitlab-1";

    private static final String OTHER_ADDRESS = "203.0.113.70";
    private static final String WEBHOOK = "kaikin-webhook";
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @BeforeAll
    static void open() throws Exception {
        stage = ScenarioSandbox.open();
        stage.getBanned(ADDRESS, SERVER);
        stage.getBanned(OTHER_ADDRESS, OTHER_SERVER);
        stage.sandbox().minute();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @AfterEach
    void nothingGoesWrongAnyMore() throws Exception {
        for (var service : List.of("s3", "ssm", "sts", "chatwork")) {
            assertThat(stage.beside("kaikin-mishap", service, "broken", "0")).startsWith("0\n");
        }
    }

    @Test
    void aListShowsWhatIsBannedWhere() throws Exception {
        assertThat(stage.ask("一覧"))
                .contains("サーバー一覧", "サーバー2台で2件", "・opengate-1: 1件", ADDRESS, "・gitlab-1: 1件", OTHER_ADDRESS);
    }

    @Test
    void aCheckOnlyLooks() throws Exception {
        var before = stage.audit().size();

        assertThat(stage.ask("確認お願いします " + ADDRESS)).contains("確認結果", ADDRESS, SERVER, "何も変更していません");

        assertThat(since(before)).isNotEmpty().noneMatch(entry -> entry.action().equals("ssm:SendCommand"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.1,プライベート",
        "127.0.0.1,ループバック",
        "224.0.0.1,マルチキャスト",
        "fe80::1,リンクローカル",
        "255.255.255.255,どの機器のものでもない"
    })
    void anAddressThatServersNeverSeeIsSaidToBeOne(String address, String kind) throws Exception {
        assertThat(stage.ask(address)).contains(address, kind, "グローバルIPアドレスを送ってください");
    }

    @Test
    void moreThanTenAddressesAreTooMany() throws Exception {
        var addresses =
                IntStream.rangeClosed(1, 11).mapToObj(i -> "198.51.100." + i).collect(Collectors.joining(" "));

        assertThat(stage.ask(addresses)).contains("11個", "10個まで", "分けて送ってください");
    }

    @Test
    void anAddressOutOfAQuoteIsRepeated() throws Exception {
        assertThat(stage.ask("[qt][qtmeta aid=5 time=1790000000]BAN\nMessage    : 198.51.100.77\n[/qt]"))
                .contains("198.51.100.77", "BANリストに載っていないようです");
    }

    /** The address is banned on a server the whole time: whatever frees it fails the next scene as well. */
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7 を解除しないでください,作業は行っていません",
        "203.0.113.7 をBANしてください,作業は行っていません",
        "203.0.113.7 から攻撃されています,作業は行っていません",
        "203.0.113.7は解除されてますか？,確認結果",
        "203.0.113.7は誰のアドレス？,確認結果",
        "203.0.113.7から203.0.113.9まで解除してください,どのIPアドレスでしょうか",
        "SRC=203.0.113.7 DST=198.51.100.20,どのIPアドレスでしょうか",
        "203.0.113.7ではなく203.0.113.8を解除してください,どのIPアドレスでしょうか",
        "Connection reset by 203.0.113.7 port 22,Which address?",
        "please do not release 203.0.113.7,Nothing done",
        "please ban 203.0.113.7,Nothing done",
        "203.0.113.0/24 を解除してください,解除できません",
        "全部解除して,解除できません",
        "203.0.113.7 キャンセル,取り消しはできません",
        "203.0.113.\u2466 を解除してください,読み取れない文字があります",
        "web-9だけ203.0.113.7を解除してください,サーバー名をご確認ください",
        "gitlab-1だけ203.0.113.7を解除してください,ほかのサーバー",
        "[qt]見て[/qt] 203.0.113.7 解除して[/qt] これは何？,どのIPアドレスでしょうか"
    })
    void whatNobodyAskedForFreesNobody(String text, String title) throws Exception {
        var before = stage.audit().size();

        assertThat(stage.ask(text)).contains(title);

        assertThat(since(before)).noneMatch(entry -> entry.action().equals("ssm:SendCommand"));
        assertThat(stage.bansOn(SERVER).has(ADDRESS)).isTrue();
    }

    @Test
    void theBotsOwnWordsQuotedFreeNobody() throws Exception {
        var overview = stage.ask("一覧");
        var bot = JSON.readTree(stage.person().event(""))
                .path("webhook_event")
                .path("to_account_id")
                .asText();
        var before = stage.audit().size();

        stage.ask("[qt][qtmeta aid=" + bot + " time=1]" + overview + "[/qt]\n解除してください");

        assertThat(overview).contains(ADDRESS);
        assertThat(since(before)).noneMatch(entry -> entry.action().equals("ssm:SendCommand"));
        assertThat(stage.bansOn(SERVER).has(ADDRESS)).isTrue();
    }

    @Test
    void thanksArePleasant() throws Exception {
        assertThat(stage.ask("ありがとうございました")).endsWith("Always a great pleasure.");
    }

    @Test
    void aStrangerIsSentToThoseWhoCanRegisterThem() throws Exception {
        var stranger = stage.person().event(ADDRESS).replaceFirst("(\"from_account_id\":)[0-9]+", "$14711");

        assertThat(stage.person().post(stranger, stage.person().sign(stranger))).isEqualTo(200);

        assertThat(lastAnswer()).contains("4711", "登録されていません", "SREメンバーまで登録をご依頼");
        assertThat(log()).contains("NotAllowed[room=", "person=4711");
    }

    @Test
    void aMessageThatComesThreeTimesAtOnceIsAnsweredOnce() throws Exception {
        var body = stage.person().event("198.51.100.78");
        var posts = new ArrayList<Future<Integer>>();
        var threads = Executors.newFixedThreadPool(3);
        try {
            for (var i = 0; i < 3; i++) {
                posts.add(threads.submit(
                        () -> stage.person().post(body, stage.person().sign(body))));
            }
            for (var post : posts) {
                assertThat(post.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(stage.person().room().stream().filter(text -> text.contains("198.51.100.78")))
                .hasSize(1);
        assertThat(log()).contains("delivered before");
    }

    @Test
    void aMessageIsAnsweredWhereItCannotBeClaimed() throws Exception {
        assertThat(stage.beside("kaikin-mishap", "s3-writes", "denied", "1")).startsWith("0\n");

        assertThat(stage.ask("198.51.100.79")).contains("198.51.100.79", "BANリストに載っていないようです");

        assertThat(log()).contains("\"outcome\":\"unclaimed\"");
    }

    @ParameterizedTest
    @CsvSource({"denied,読み取りが許可されていません", "gone,バケットがありません", "broken,AWSから応答がありません"})
    void listsThatCannotBeHadAreNoMiss(String mishap, String reason) throws Exception {
        // The claim's calls are among them, and more than one where it is worth another.
        assertThat(stage.beside("kaikin-mishap", "s3", mishap, "20")).startsWith("0\n");

        assertThat(stage.ask("198.51.100.80"))
                .contains("198.51.100.80", "BANリストを確認できませんでした", reason, "受付番号: ")
                .doesNotContain("AccessDenied", "載っていない");
    }

    @ParameterizedTest
    @CsvSource({"throttled,AWSが混み合っています", "broken,開始できたかどうか分かりません"})
    void aReleaseThatAwsDoesNotTakeIsNotCalledStarted(String mishap, String reason) throws Exception {
        assertThat(stage.beside("kaikin-mishap", "ssm", mishap, "20")).startsWith("0\n");

        assertThat(stage.ask(ADDRESS)).contains("作業失敗", ADDRESS, SERVER, reason).doesNotContain("作業開始");

        assertThat(stage.bansOn(SERVER).has(ADDRESS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"denied,権限の設定により", "throttled,AWSが混み合っています", "broken,AWSから応答がないため"})
    void withoutASessionNothingIsStarted(String mishap, String reason) throws Exception {
        assertThat(stage.beside("kaikin-mishap", "sts", mishap, "20")).startsWith("0\n");

        assertThat(stage.ask(OTHER_ADDRESS))
                .contains("作業失敗", OTHER_ADDRESS, OTHER_SERVER, reason, "解除を開始できませんでした")
                .doesNotContain("作業開始");

        assertThat(stage.bansOn(OTHER_SERVER).has(OTHER_ADDRESS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"throttled", "broken"})
    void aChatThatFailsOnceGetsTheAnswerOnce(String mishap) throws Exception {
        assertThat(stage.beside("kaikin-mishap", "chatwork", mishap, "1")).startsWith("0\n");
        var before = stage.person().room().size();

        assertThat(stage.ask("確認 " + ADDRESS)).contains(ADDRESS);

        assertThat(stage.person().room()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"broken,20,answered 500", "silent,4,did not answer"})
    void anAnswerThatTheChatDoesNotTakeIsCounted(String mishap, String calls, String reason) throws Exception {
        assertThat(stage.beside("kaikin-mishap", "chatwork", mishap, calls)).startsWith("0\n");

        assertThat(stage.ask("198.51.100.81")).isEmpty();

        assertThat(log()).contains("NotDelivered[reason=api.chatwork.com " + reason, "\"Unposted\":1");
    }

    @Test
    void theLogHoldsNoSecretAndNoText() throws Exception {
        var body = stage.person().event("198.51.100.82 くれぐれも内密に");
        stage.person().post(body, stage.person().sign(body));

        assertThat(log())
                .contains("198.51.100.82")
                .doesNotContain(
                        "内密",
                        "[To:",
                        stage.sandbox().webhookToken(),
                        stage.person().sign(body))
                .doesNotContainIgnoringCase("X-ChatWorkToken")
                .doesNotContainPattern("A(SIA|KIA)[A-Z0-9]{12,}");
    }

    private static String log() throws IOException {
        return stage.sandbox().log(WEBHOOK);
    }

    private static String lastAnswer() throws IOException, InterruptedException {
        var room = stage.person().room();
        return room.get(room.size() - 1);
    }

    private static List<AuditEntry> since(int before) throws IOException {
        var audit = stage.audit();
        return audit.subList(before, audit.size());
    }
}
