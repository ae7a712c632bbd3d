package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.contract.ReleaseDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerScriptTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Stream<ServerDocument.Content> documents() {
        return Stream.of(Scripts.release(), Scripts.upload());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isOneShellStepWithATimeOut(ServerDocument.Content document) throws IOException {
        var json = JSON.readTree(document.json());

        assertThat(json.path("schemaVersion").asText()).isEqualTo("2.2");
        assertThat(json.path("description").asText()).isNotBlank();
        assertThat(json.path("mainSteps")).hasSize(1);
        var step = json.path("mainSteps").path(0);
        assertThat(step.path("action").asText()).isEqualTo("aws:runShellScript");
        assertThat(step.path("precondition").toString()).isEqualTo("{\"StringEquals\":[\"platformType\",\"Linux\"]}");
        assertThat(step.path("inputs").path("timeoutSeconds").asText()).isEqualTo("120");
        assertThat(step.path("inputs").path("runCommand"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(document.script());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void startsWithTheShellAndQuotedConstants(ServerDocument.Content document) {
        assertThat(document.script())
                .startsWith(
                        "#!/bin/sh",
                        "KAIKIN_ACCOUNT='222222222222'",
                        "KAIKIN_REGION='ap-northeast-1'",
                        "KAIKIN_BUCKET='kaikin-ban-lists-111111111111-ap-northeast-1'",
                        "KAIKIN_WRITER='arn:aws:iam::111111111111:role/kaikin-writer-222222222222'");
    }

    /** Systems Manager takes 64 KB. */
    @ParameterizedTest
    @MethodSource("documents")
    void isNoLargerThanTheServiceTakes(ServerDocument.Content document) {
        assertThat(document.json().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(63 * 1024);
    }

    /** They would take an eighth of that. */
    @ParameterizedTest
    @MethodSource("documents")
    void hasNoCommentsButShellChecks(ServerDocument.Content document) {
        assertThat(document.script())
                .filteredOn(line -> line.strip().startsWith("#"))
                .allMatch(line -> line.matches("#!/bin/sh| *# shellcheck .*"));
    }

    @Test
    void takesTheAddressAndWhatToDo() throws IOException {
        var parameters = JSON.readTree(Scripts.release().json()).path("parameters");

        assertThat(parameters).hasSize(2);
        assertThat(parameters.path(ReleaseDocument.ACTION).toString())
                .isEqualTo("{\"type\":\"String\",\"description\":\"Whether to free the address, or only to look\","
                        + "\"allowedValues\":[\"release\",\"check\"],\"default\":\"release\","
                        + "\"interpolationType\":\"ENV_VAR\"}");
        var address = parameters.path(ReleaseDocument.ADDRESS);
        assertThat(address.path("type").asText()).isEqualTo("String");
        assertThat(address.path("interpolationType").asText()).isEqualTo("ENV_VAR");
        assertThat(address.path("allowedPattern").asText()).startsWith("^").endsWith("$");
        assertThat(JSON.readTree(Scripts.upload().json()).path("parameters")).isEmpty();
    }

    @Test
    void anAgentPastesTheAddressAtOnePlaceOnlyWhereNothingIsCode() {
        assertThat(Scripts.release().script())
                .filteredOn(line -> line.contains("{{"))
                .containsExactly("{{ Address }}", "{{ Action }}");
        assertThat(Scripts.text(Scripts.release().script()))
                .contains("<<'KAIKIN_ADDRESS'\n{{ Address }}\nKAIKIN_ADDRESS\n")
                .contains("<<'KAIKIN_ACTION'\n{{ Action }}\nKAIKIN_ACTION\n");
        assertThat(Scripts.upload().script()).isNotEmpty().noneMatch(line -> line.contains("{{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.9.0.5",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::1",
                "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"
            })
    void thePatternTakesCanonicalAddresses(String address) {
        assertThat(address).matches(text -> pattern().matcher(text).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "10.9.0.5;reboot",
                "$(reboot)",
                "`reboot`",
                "10.9.0.5/0",
                "10.9.0.5\nreboot",
                "reboot\n10.9.0.5",
                "\n10.9.0.5",
                "10.9.0.5 ",
                "10.9.0.5'",
                "10.9.0.5\\",
                "2001:DB8::1",
                "fe80::1%eth0",
                "2001:0db8:0000:0000:0000:0000:0000:0001:0000:00"
            })
    void thePatternTakesNothingThatAShellWouldHeed(String text) {
        assertThat(text).doesNotMatch(pattern().pattern());
        assertThat(text).matches(each -> !pattern().matcher(each).find());
    }

    /** As the agent matches: anywhere in the text. */
    private static Pattern pattern() {
        return Pattern.compile(ReleaseDocument.ADDRESS_PATTERN);
    }
}
