package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.CommandComment;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How releases end, as the thread hears it. */
class OutcomesIT {
    private static final String SERVER = "opengate-1";
    private static final String ADDRESS = "203.0.113.7";

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @BeforeAll
    static void open() throws Exception {
        stage = ScenarioSandbox.open();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @Test
    void anAddressThatIsFreeAlreadyIsSaidToBe() throws Exception {
        release("198.51.100.200", ours(101, AnswerLanguage.EN));
        assertThat(answerTo(101)).contains("Released", "198.51.100.200", "was not banned any more");
    }

    @Test
    void whatTheServerRefusesIsSaidToBeRefused() throws Exception {
        release("1.2.3", ours(102, AnswerLanguage.EN));
        assertThat(answerTo(102)).contains("Not released", "the server refused", "Reference: ");
    }

    @Test
    void theLanguageIsTheQuestions() throws Exception {
        release("198.51.100.201", ours(103, AnswerLanguage.JA));
        assertThat(answerTo(103)).contains("作業成功", "198.51.100.201");
    }

    @Test
    void anEventThatComesAgainIsAnsweredOnce() throws Exception {
        release("198.51.100.202", ours(104, AnswerLanguage.EN));
        assertThat(answerTo(104)).contains("198.51.100.202");

        assertThat(stage.beside("kaikin-redeliver")).startsWith("0\n");

        logSays("it has been told already");
        assertThat(answersTo(104)).hasSize(1);
    }

    @Test
    void aCommandThatNoMessageStartedIsNoBusinessOfTheChats() throws Exception {
        var before = stage.person().room().size();
        release("198.51.100.203", "maintenance");
        logSays("its comment names no message of ours");
        assertThat(stage.person().room())
                .hasSizeGreaterThanOrEqualTo(before)
                .noneMatch(text -> text.contains("198.51.100.203"));
    }

    @Test
    void aCommentCannotMakeTheBotWriteElsewhere() throws Exception {
        release("198.51.100.204", new CommandComment(4711, "105", 1, AnswerLanguage.EN).toString());
        logSays("the room 4711 is none of ours");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidToBeSilent() throws Exception {
        stage.getBanned(ADDRESS, SERVER);
        assertThat(stage.sandbox().minute()).contains(SERVER + ": Success");
        assertThat(stage.beside("kaikin-silence", "gitlab-1")).startsWith("0\n");
        assertThat(stage.beside("kaikin-silence", "nobody"))
                .doesNotStartWith("0\n")
                .contains("there is no server");
        assertThat(stage.beside("kaikin-silence", SERVER)).startsWith("0\n");
        try {
            assertThat(stage.ask(ADDRESS)).contains(ADDRESS, SERVER, "作業開始");
            var before = stage.person().room().size();

            // One for the server to take it, two for it to run.
            stage.order("kaikin-minute", "3");

            assertThat(Await.trueWithin(
                            ScenarioSandbox.PATIENCE,
                            () -> stage.person().room().size() > before))
                    .isTrue();
            assertThat(stage.person().room().get(before)).contains("作業失敗", ADDRESS, "サーバーから応答がありません");
            assertThat(stage.bansOn(SERVER).has(ADDRESS)).isTrue();
        } finally {
            assertThat(stage.beside("kaikin-silence", "--end")).startsWith("0\n");
        }
    }

    private static void release(String address, String comment) throws IOException, InterruptedException {
        var sent = stage.sendAsOperator("kaikin-release", SERVER, "Address=" + address, "--comment", comment);
        assertThat(sent).startsWith("0\n");
    }

    private static String ours(int message, AnswerLanguage language) {
        var bot = stage.sandbox().bot();
        var room = bot.rooms().stream().sorted().findFirst().orElseThrow();
        return new CommandComment(room, Integer.toString(message), 9, language).toString();
    }

    private static String answerTo(int message) throws IOException, InterruptedException {
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE, () -> !answersTo(message).isEmpty()))
                .as(stage.sandbox().log("kaikin-outcome"))
                .isTrue();
        return answersTo(message).get(0);
    }

    private static List<String> answersTo(int message) throws IOException, InterruptedException {
        return stage.person().room().stream()
                .filter(text -> text.contains("-" + message + "]"))
                .toList();
    }

    private static void logSays(String words) throws IOException, InterruptedException {
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> stage.sandbox().log("kaikin-outcome").contains(words)))
                .as(stage.sandbox().log("kaikin-outcome"))
                .isTrue();
    }
}
