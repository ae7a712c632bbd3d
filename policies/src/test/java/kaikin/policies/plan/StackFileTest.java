package kaikin.policies.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackFileTest {
    private static final Map<String, String> TOKEN = Map.of("kaikin:apiToken", "s3cret");

    @TempDir
    private Path directory;

    @BeforeEach
    void aProjectWithOneStack() throws IOException {
        write("Pulumi.yaml", "name: kaikin\nruntime: java\n");
        write("Pulumi.account-a.yaml", """
                encryptionsalt: v1:abc
                config:
                  aws:region: ap-northeast-1
                  aws:allowedAccountIds: ["011111111111"]
                  kaikin:account: "011111111111"
                  kaikin:rooms: ["36818150", "2"]
                  kaikin:limits: {a: 1}
                  kaikin:apiToken:
                    secure: v1:AAAB
                """);
    }

    @Test
    void givesStructuredValuesAsJson() throws IOException {
        var stack = StackFile.read(directory, "account-a", Map.of());

        assertThat(stack.project()).isEqualTo("kaikin");
        assertThat(stack.values())
                .containsEntry("kaikin:account", "011111111111")
                .containsEntry("kaikin:rooms", "[\"36818150\",\"2\"]")
                .containsEntry("kaikin:limits", "{\"a\":1}");
    }

    @Test
    void leavesEncryptedValuesOut() throws IOException {
        var stack = StackFile.read(directory, "account-a", Map.of());

        assertThat(stack.values()).hasSize(5).doesNotContainKey("kaikin:apiToken");
        assertThat(stack.secretKeys()).isEmpty();
    }

    @Test
    void takesGivenValuesInPlaceOfEncryptedOnes() throws IOException {
        var stack = StackFile.read(directory, "account-a", TOKEN);

        assertThat(stack.values()).containsAllEntriesOf(TOKEN);
        assertThat(stack.secretKeys()).containsExactly("kaikin:apiToken");
    }

    @Test
    void knowsWhereTheStackIsDeployed() throws IOException {
        var stack = StackFile.read(directory, "account-a", Map.of());

        assertThat(stack.account()).isEqualTo("011111111111");
        assertThat(stack.region()).isEqualTo("ap-northeast-1");
    }

    @Test
    void namesTheKeyThatIsMissing() throws IOException {
        write("Pulumi.empty.yaml", "config: {}\n");
        var stack = StackFile.read(directory, "empty", Map.of());

        assertThatThrownBy(stack::account).hasMessage("Pulumi.empty.yaml: aws:allowedAccountIds is missing");
        assertThatThrownBy(stack::region).hasMessage("Pulumi.empty.yaml: aws:region is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[] | 0", "[\"111111111111\", \"222222222222\"] | 2"})
    void asksForExactlyOneAccount(String accounts, int number) throws IOException {
        write("Pulumi.b.yaml", "config:\n  aws:allowedAccountIds: " + accounts + "\n");

        assertThatThrownBy(() -> StackFile.read(directory, "b", Map.of()).account())
                .hasMessage("Pulumi.b.yaml: aws:allowedAccountIds names " + number
                        + " accounts; exactly one is needed, such as [\"111111111111\"]");
    }

    @Test
    void saysWhichFileIsMissingAndWhere() throws IOException {
        assertThatThrownBy(() -> StackFile.read(directory, "account-c", Map.of()))
                .hasMessage("there is no Pulumi.account-c.yaml in " + directory);

        Files.delete(directory.resolve("Pulumi.yaml"));

        assertThatThrownBy(() -> StackFile.read(directory, "account-a", Map.of()))
                .hasMessage("there is no Pulumi.yaml in " + directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "just a text", "- a list\n"})
    void refusesAFileThatIsNoMapping(String text) throws IOException {
        write("Pulumi.b.yaml", text);

        assertThatThrownBy(() -> StackFile.read(directory, "b", Map.of()))
                .hasMessage("Pulumi.b.yaml is no YAML mapping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../a", "a/b", "a b"})
    void refusesANameThatNoStackHas(String name) {
        assertThatThrownBy(() -> StackFile.read(directory, name, Map.of()))
                .hasMessage("«" + name + "» is no stack name");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }
}
