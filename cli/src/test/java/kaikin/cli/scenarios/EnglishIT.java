package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of a stack that speaks English, and what they say of a server whose list is corrupt. */
class EnglishIT {
    private static final String SERVER = "opengate-1";
    private static final String ADDRESS = "203.0.113.7";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @BeforeAll
    static void open() throws Exception {
        var states = ExportedStates.record(directory);
        var hub = Files.readString(states.hub());
        var english = hub.replaceAll("(\"KAIKIN_LANGUAGE\"\\s*:\\s*\")JA", "$1EN");
        assertThat(english).isNotEqualTo(hub);
        Files.writeString(states.hub(), english);
        stage = ScenarioSandbox.open(states.hub(), states.fleet());
        stage.getBanned(ADDRESS, SERVER);
        stage.sandbox().minute();
        putACorruptList();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @Test
    void aServerWithACorruptListIsNamedAndNothingIsDenied() throws Exception {
        assertThat(stage.ask("198.51.100.90"))
                .contains("198.51.100.90", "Could not be checked", "Lists that could not be read: ghost")
                .doesNotContain("is not on any ban list.");
    }

    @Test
    void aListShowsWhatIsBannedWhere() throws Exception {
        assertThat(stage.ask("list"))
                .contains(
                        "1 bans on 3 servers",
                        "- opengate-1: 1",
                        ADDRESS,
                        "- ghost: 0",
                        "Lists that could not be read: ghost");
    }

    @Test
    void aCheckOnlyLooks() throws Exception {
        assertThat(stage.ask("check " + ADDRESS)).contains("Checked", ADDRESS, SERVER, "nothing was changed", "ghost");
    }

    @Test
    void aPrivateAddressIsSaidToBeOne() throws Exception {
        assertThat(stage.ask("10.1.2.3")).contains("10.1.2.3 is a private address", "Please send your public address");
    }

    @Test
    void everythingElseGetsHelp() throws Exception {
        assertThat(stage.ask("hello")).contains("Do you want to lift a ban?");
        assertThat(stage.ask("thank you")).contains("Always a great pleasure.");
    }

    private static void putACorruptList() throws Exception {
        var file = Files.writeString(directory.resolve("corrupt"), "kaikin-ban-list/1 account=22");
        var put = stage.beside(
                "kaikin-as",
                "arn:aws:iam::111111111111:role/kaikin-writer-222222222222",
                "/usr/bin/aws",
                "s3api",
                "put-object",
                "--bucket",
                "kaikin-ban-lists-111111111111-ap-northeast-1",
                "--key",
                "ban-lists/222222222222/i-0123456789abcdef0/ghost",
                "--body",
                file.toString());
        assertThat(put).startsWith("0\n");
    }
}
