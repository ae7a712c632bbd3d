package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.CommandComment;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server is called in each answer as the list was that the release was started for, whatever it says meanwhile. */
class ServerNamesIT {
    private static final String SERVER = "opengate-1";
    private static final String ANOTHER = "gitlab-1";

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
    void aServerThatTakesAnothersNameAfterTheQuestionIsCalledAsItsListWas() throws Exception {
        var address = "203.0.113.7";
        banned(address);
        call(ANOTHER);

        assertThat(stage.ask(address)).contains("作業開始", SERVER);

        assertThat(stage.hear("作業成功", address)).contains(SERVER + ":").doesNotContain(ANOTHER);
        // The server did say so, in its line and by a list of its own.
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> stage.audit().stream()
                                .anyMatch(entry -> entry.action().equals("s3:PutObject")
                                        && entry.resource().endsWith(instance() + "/" + ANOTHER))))
                .isTrue();
        // An end is kept after it has been told.
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> stage.ask("履歴 " + address).contains(SERVER + " で解除済みです")))
                .isTrue();
        assertThat(stage.heard("履歴", address)).noneMatch(text -> text.contains(ANOTHER));
    }

    @Test
    void andSoIsOneWhoseEndIsToldByTheCheck() throws Exception {
        var address = "203.0.113.70";
        banned(address);
        call(ANOTHER);
        stage.order("kaikin-mishap", "events", "lost", "1");

        assertThat(stage.ask(address)).contains("作業開始", SERVER);
        stage.order("kaikin-minute", "4");

        assertThat(stage.hear("作業成功", address)).contains(SERVER + ":").doesNotContain(ANOTHER);
    }

    @Test
    void aServerThatNoListIsKnownOfIsCalledByItsId() throws Exception {
        call(SERVER);
        var room = stage.sandbox().bot().rooms().stream().sorted().findFirst().orElseThrow();
        var sent = stage.sendAsOperator(
                "kaikin-release",
                SERVER,
                "Address=203.0.113.99",
                "--comment",
                new CommandComment(room, "101", 9, AnswerLanguage.EN).toString());
        assertThat(sent).startsWith("0\n");

        assertThat(stage.hear("Released", "203.0.113.99"))
                .contains(instance() + ":")
                .doesNotContain(SERVER);
    }

    private static void banned(String address) throws Exception {
        call(SERVER);
        stage.getBanned(address, SERVER);
        assertThat(stage.sandbox().minute()).contains(SERVER + ": Success");
    }

    /** Whoever is root on a server may call it as they like. */
    private static void call(String name) throws Exception {
        assertThat(stage.sandbox().machine(SERVER).run("hostname", name).well()).isTrue();
    }

    private static String instance() {
        return Instance.id("222222222222", SERVER);
    }
}
