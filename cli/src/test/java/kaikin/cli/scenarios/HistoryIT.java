package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a room is told of what was asked there: a day of two rooms, in its order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HistoryIT {
    private static final String SERVER = "opengate-1";
    private static final String ADDRESS = "203.0.113.7";
    private static final String REFUSED = "198.51.100.23";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @BeforeAll
    static void open() throws Exception {
        var states = ExportedStates.record(directory);
        Files.writeString(
                states.hub(), Files.readString(states.hub()).replace("\"36818150\"", "\"36818150,36818151\""));
        stage = ScenarioSandbox.open(states.hub(), states.fleet());
        stage.getBanned(ADDRESS, SERVER);
        stage.getBanned(REFUSED, "gitlab-1");
        stage.sandbox().minute();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @Test
    @Order(1)
    void aRoomWhereNothingWasAskedHasNone() throws Exception {
        assertThat(stage.ask("履歴")).contains("履歴", "最近のご依頼はありません");
        assertThat(stage.ask("please show me the history")).contains("There are no recent requests in this room.");
    }

    @Test
    @Order(2)
    void aReleaseIsThereWithItsEnd() throws Exception {
        assertThat(stage.ask(ADDRESS + " を解除してください。山田です [toall]")).contains("作業開始");
        var reference = stage.hear("作業開始").replaceAll("(?s).*受付番号: ([0-9]{8}).*", "$1");
        stage.hear("作業成功", ADDRESS);

        assertThat(stage.ask("履歴"))
                .contains("アカウント1484814 解除: " + ADDRESS + " は opengate-1 で解除済みです", "受付番号: " + reference)
                .doesNotContain("山田", "toall");
    }

    @Test
    @Order(3)
    void aCheckIsThereAndTheNewestIsFirst() throws Exception {
        assertThat(stage.ask("check 198.51.100.99")).contains("198.51.100.99");

        assertThat(stage.ask("Please show me the history"))
                .containsSubsequence(
                        "account 1484814, check: 198.51.100.99 was not on any ban list",
                        "account 1484814, release: " + ADDRESS + " is released on opengate-1");
    }

    @Test
    @Order(4)
    void aReleaseThatWasDeniedIsThereAsOne() throws Exception {
        assertThat(stage.beside("kaikin-mishap", "sts", "denied", "20")).startsWith("0\n");
        assertThat(stage.ask(REFUSED)).contains("作業失敗");
        assertThat(stage.beside("kaikin-mishap", "sts", "denied", "0")).startsWith("0\n");

        assertThat(stage.ask("履歴 " + REFUSED))
                .contains(REFUSED + " は gitlab-1 での解除を開始できませんでした")
                .doesNotContain(ADDRESS, "198.51.100.99");
    }

    @Test
    @Order(5)
    void anotherRoomSeesNothingOfIt() throws Exception {
        assertThat(inTheOtherRoom("履歴")).contains("最近のご依頼はありません").doesNotContain(ADDRESS, "アカウント");
        assertThat(inTheOtherRoom("履歴 " + ADDRESS)).doesNotContain("opengate-1");
        assertThat(inTheOtherRoom("check 198.51.100.98")).contains("198.51.100.98");

        assertThat(inTheOtherRoom("履歴")).contains("198.51.100.98").doesNotContain(ADDRESS);
        assertThat(stage.ask("履歴")).contains(ADDRESS).doesNotContain("198.51.100.98");
    }

    /** It delays nothing and breaks nothing. */
    @Test
    @Order(6)
    void whereItCannotBeKeptTheAnswerComesAllTheSame() throws Exception {
        assertThat(stage.beside("kaikin-mishap", "s3-writes", "denied", "20")).startsWith("0\n");
        assertThat(stage.ask("check 198.51.100.97")).contains("198.51.100.97", "載っていない");
        assertThat(stage.beside("kaikin-mishap", "s3-writes", "denied", "0")).startsWith("0\n");

        assertThat(stage.sandbox().log("kaikin-webhook")).contains("\"outcome\":\"unkept\"");
        assertThat(stage.ask("履歴")).contains(ADDRESS).doesNotContain("198.51.100.97");
    }

    private static String inTheOtherRoom(String text) throws Exception {
        var event = JSON.readTree(stage.person().event(text));
        var room = event.path("webhook_event").path("room_id").asLong();
        var other = room == 36818150 ? 36818151 : 36818150;
        var body = event.toString().replace("\"room_id\":" + room, "\"room_id\":" + other);
        assertThat(stage.person().post(body, stage.person().sign(body))).isEqualTo(200);
        var uri = URI.create(stage.sandbox().chat() + "/rooms/" + other + "/messages");
        var messages = JSON.readTree(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body());
        return messages.path(messages.size() - 1).path("body").asText();
    }
}
