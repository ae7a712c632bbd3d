package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kaikin.cli.CommandLine;
import kaikin.cli.CommandLine.Ended;
import kaikin.cli.ForkedCheckout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./kaikin init} writes into a fresh clone, and what it leaves alone. */
class InitCommandIT {
    private static final String HUB = "401234567890";
    private static final String FLEET = "409876543210";
    private static final List<String> ALL =
            List.of("--hub", HUB, "--fleet", HUB, "--fleet", FLEET, "--bot", "5", "--rooms", "77", "--people", "8,9");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path project;

    @BeforeEach
    void cloneIt() throws IOException {
        project = ForkedCheckout.clone(temporary.resolve("project"));
    }

    @Test
    void writesTheFilesAndChangesNothingTheSecondTime() throws Exception {
        var first = init(ALL);

        assertThat(first.status()).as(first.error()).isZero();
        assertThat(first.output())
                .contains("Pulumi.account-a.yaml: kaikin:rooms: [\"77\"]\n", "Next: ./kaikin review --write")
                .doesNotContain(" -> ");
        assertThat(project.resolve("Pulumi.account-a.yaml")).hasContent("""
                # The hub: the bot lives here, and the first fleet.
                config:
                  aws:region: ap-northeast-1
                  aws:allowedAccountIds: ["401234567890"]
                  kaikin:account: "401234567890"
                  kaikin:hub: "401234567890"
                  # Every account with servers, this one included. A new account is one more line here, and a stack file of its own.
                  kaikin:fleets: ["401234567890", "409876543210"]
                  # Who may ask, by Chatwork's ids. An empty list means nobody.
                  kaikin:rooms: ["77"]
                  kaikin:people: ["8", "9"]
                  kaikin:bot: "5"
                  kaikin:language: ja
                """);
        assertThat(project.resolve("Pulumi.account-b.yaml"))
                .content()
                .contains(FLEET, HUB)
                .doesNotContain("222222222222");

        var files = files();
        for (var words : List.of(ALL, List.<String>of())) {
            var again = init(words);
            assertThat(again.status()).as(again.error()).isZero();
            assertThat(again.output()).startsWith("The stack files are as they should be.\n");
            assertThat(files()).isEqualTo(files);
        }
    }

    @Test
    void theExamplesNumbersAreNoAnswers() throws Exception {
        var ended = init(List.of());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.error())
                .contains("kaikin: no stack file of yours has it yet: give --hub, --fleet, --bot, --rooms, --people\n");
    }

    @Test
    void everybodysOwnValuesAreReplacedOnlyWhenMeant() throws Exception {
        assertThat(init(ALL).status()).isZero();
        var file = project.resolve("Pulumi.account-a.yaml");
        Files.writeString(file, Files.readString(file) + """
                  kaikin:apiToken:
                    secure: v1:abc # ours
                """);
        var files = files();

        var refused = init(List.of("--rooms", "78,79"));
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("kaikin:rooms: [\"77\"] -> [\"78\", \"79\"]");
        assertThat(refused.error()).contains("nothing was written", "--force");
        assertThat(files()).isEqualTo(files);

        assertThat(init(List.of("--rooms", "78,79", "--force")).status()).isZero();
        assertThat(file)
                .content()
                .isEqualTo(files.getOrDefault("Pulumi.account-a.yaml", "").replace("[\"77\"]", "[\"78\", \"79\"]"));
    }

    @Test
    void allProblemsAreSaidTogetherAndNothingIsWritten() throws Exception {
        var files = files();
        var words = new ArrayList<>(ALL);
        words.set(words.indexOf("--bot") + 1, "x");
        words.addAll(List.of("--region", "tokyo", "--language", "fr", "--alarm-address", "ops"));

        var ended = init(words);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.error())
                .contains(
                        "Pulumi.account-a.yaml needs mending",
                        "aws:region: «tokyo» is not the name of a region",
                        "kaikin:bot: «x» is not a Chatwork id",
                        "kaikin:language: «fr» is neither ja nor en",
                        "Pulumi.account-b.yaml needs mending",
                        "kaikin:alarmAddress: «ops» is not a mail address")
                .doesNotContain("\tat ");
        assertThat(files()).isEqualTo(files);
    }

    @Test
    void anAccountThatIsNoneIsSaidInOneLine() throws Exception {
        var ended =
                init(List.of("--hub", "1234", "--fleet", FLEET, "--bot", "5", "--rooms", "none", "--people", "none"));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.error())
                .startsWith("kaikin: --hub: «1234» is not an AWS account: give twelve digits")
                .hasLineCount(1);
    }

    @Test
    void asksForWhatIsNotGiven() throws Exception {
        var ended = new CommandLine(project, temporary)
                .run(List.of("init", "--ask"), HUB + "\n" + FLEET + "\nus-east-1\n5\n77, 78\nnone\nen\n\n\n");

        assertThat(ended.status()).as(ended.error()).isZero();
        assertThat(ended.error()).contains("The hub's AWS account, twelve digits: ", "ja or en [ja]: ");
        assertThat(project.resolve("Pulumi.account-a.yaml"))
                .content()
                .contains(
                        "aws:region: us-east-1",
                        "rooms: [\"77\", \"78\"]",
                        "people: []",
                        "language: en",
                        "[\"409876543210\"]");
    }

    @Test
    void whoNamesOneThingIsAskedForTheMissingAloneAndToConfirm() throws Exception {
        assertThat(init(ALL).status()).isZero();

        var refused = new CommandLine(project, temporary).run(List.of("init", "--ask", "--bot", "6"), "no\n");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.error())
                .contains("Replace these values? yes or no: ")
                .doesNotContain("Whom answers name");

        var confirmed = new CommandLine(project, temporary).run(List.of("init", "--ask", "--bot", "6"), "yes\n");
        assertThat(confirmed.status()).as(confirmed.error()).isZero();
        assertThat(files().getOrDefault("Pulumi.account-a.yaml", "")).contains("kaikin:bot: \"6\"");
    }

    @Test
    void whoeverStopsAnsweringChangesNothing() throws Exception {
        var files = files();

        var ended = new CommandLine(project, temporary).run(List.of("init", "--ask"), HUB + "\n");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.error()).endsWith("the input ended before all was answered: nothing was written\n");
        assertThat(files()).isEqualTo(files);
    }

    private Ended init(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("init"));
        command.addAll(words);
        return new CommandLine(project, temporary).run(command);
    }

    private Map<String, String> files() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.newDirectoryStream(project, "Pulumi*")) {
            for (var file : files) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
