package kaikin.policies.review.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "[click](http://x) \u0000 </script> \ud83d\ude00 {0} \"\n::error::";

    @Test
    void isValidAgainstTheOfficialSchema() throws Exception {
        var alerts = ReviewFixture.all(
                ReviewFixture.wildcard("operator"),
                ReviewFixture.wildcard(HOSTILE),
                ReviewFixture.logs("webhook"),
                ReviewFixture.at("odd", List.of(ReviewFixture.line("a b/解禁:%?#.java", 1, HOSTILE))),
                ReviewFixture.at("of-a-state", List.of()),
                ReviewFixture.exempt(ReviewFixture.wildcard("reader"), "until 2027-11-30: " + HOSTILE));

        assertThat(SarifSchema.problems(read(alerts))).isEmpty();
        assertThat(SarifSchema.problems(read(ReviewFixture.all()))).isEmpty();
    }

    /** That it is valid says something only if what is not is found. */
    @Test
    void theSchemaFindsWhatIsWrong() throws Exception {
        var log = read(ReviewFixture.all(ReviewFixture.wildcard("operator")));
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "mandatory");

        assertThat(SarifSchema.problems(log)).isNotEmpty();
    }

    @Test
    void aResultPointsAtTheLineAndTheComponentAroundIt() throws Exception {
        var result =
                results(ReviewFixture.all(ReviewFixture.wildcard("operator"))).get(0);

        assertThat(result.at("/locations/0/physicalLocation").toString())
                .isEqualTo("{\"artifactLocation\":{\"uri\":"
                        + "\"stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java\",\"uriBaseId\":\"%SRCROOT%\"},"
                        + "\"region\":{\"startLine\":31}}");
        assertThat(result.at("/relatedLocations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .endsWith("/Fleet.java");
        assertThat(result.at("/relatedLocations/0/message/text").asText()).isEqualTo("the component around it");
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("account-b::aws:iam/rolePolicy:RolePolicy::operator");
        assertThat(result.path("ruleId").asText()).isEqualTo("no-wildcard-action");
        assertThat(result.path("ruleIndex").asInt()).isEqualTo(1);
    }

    @Test
    void rulesCarryWhatGitHubReads() throws Exception {
        var rule = read(ReviewFixture.all()).at("/runs/0/tool/driver/rules/1");

        assertThat(rule.at("/properties/security-severity").asText()).isEqualTo("9.5");
        assertThat(rule.at("/properties/tags/0").asText()).isEqualTo("security");
        assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("error");
        assertThat(rule.at("/help/markdown").asText()).contains("**Why:** A wildcard also allows");
    }

    @Test
    void aFingerprintSurvivesMovedLines() throws Exception {
        var moved = ReviewFixture.at("operator", List.of(ReviewFixture.line("stacks/Elsewhere.java", 400, "changed")));

        var before = fingerprint(ReviewFixture.all(ReviewFixture.wildcard("operator")), 0);

        assertThat(before).matches("[0-9a-f]{16}:1");
        assertThat(fingerprint(ReviewFixture.all(moved), 0)).isEqualTo(before);
        assertThat(fingerprint(ReviewFixture.all(ReviewFixture.wildcard("reader")), 0))
                .isNotEqualTo(before);
    }

    /** Whoever dismisses one has not dismissed the other, whichever comes first. */
    @Test
    void twoSubjectsOfAResourceAreTwoAlertsInAnyOrder() throws Exception {
        var send = ReviewFixture.about("operator", "Send: ssm:*", List.of());
        var read = ReviewFixture.about(
                "operator", "Read: ssm:*", List.of(ReviewFixture.line("stacks/Elsewhere.java", 400, "x")));

        var alone = fingerprint(ReviewFixture.all(send), 0);
        var other = fingerprint(ReviewFixture.all(read), 0);

        assertThat(alone).isNotEqualTo(other).endsWith(":1");
        assertThat(other).endsWith(":1");
        assertThat(List.of(
                        fingerprint(ReviewFixture.all(send, read), 0), fingerprint(ReviewFixture.all(send, read), 1)))
                .containsExactlyInAnyOrder(alone, other);
    }

    /** GitHub takes no result without a file. */
    @Test
    void whatNoLineOfTheProgramDoesStandsInItsStacksFileAndSaysSo() throws Exception {
        var location = results(ReviewFixture.all(ReviewFixture.at("of-a-state", List.of())))
                .get(0)
                .at("/locations/0");

        assertThat(location.at("/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("Pulumi.account-b.yaml");
        assertThat(location.at("/message/text").asText())
                .isEqualTo("no line of the program is known to do this: it is about account-b");
    }

    @Test
    void twoResultsOfARuleOnAResourceAreTwo() throws Exception {
        var both = ReviewFixture.all(ReviewFixture.wildcard("operator"), ReviewFixture.wildcard("operator"));

        assertThat(fingerprint(both, 0)).endsWith(":1");
        assertThat(fingerprint(both, 1)).endsWith(":2");
    }

    @Test
    void whatIsExemptIsSuppressedWithItsReason() throws Exception {
        var exempt = ReviewFixture.exempt(ReviewFixture.wildcard("operator"), "until 2027-11-30: the move");

        var result = results(ReviewFixture.all(exempt, ReviewFixture.logs("webhook")));

        assertThat(result.get(0).has("suppressions")).isFalse();
        assertThat(result.get(1).at("/suppressions/0").toString())
                .isEqualTo("{\"kind\":\"inSource\",\"status\":\"accepted\","
                        + "\"justification\":\"until 2027-11-30: the move\"}");
    }

    @Test
    void equalFindingsGiveEqualBytesInWhicheverOrderTheyCome() {
        var first =
                ReviewFixture.all(ReviewFixture.wildcard("a"), ReviewFixture.logs("b"), ReviewFixture.wildcard("c"));
        var second =
                ReviewFixture.all(ReviewFixture.wildcard("c"), ReviewFixture.wildcard("a"), ReviewFixture.logs("b"));

        assertThat(SarifLog.of(second, "1")).isEqualTo(SarifLog.of(first, "1"));
        assertThat(SarifLog.of(first, "1")).doesNotContain("\r", "invocations").endsWith("}\n");
    }

    @Test
    void namesAreNoLinks() throws Exception {
        assertThat(results(ReviewFixture.all(ReviewFixture.wildcard(HOSTILE)))
                        .get(0)
                        .at("/message/text")
                        .asText())
                .contains("[click] (http://x)");
    }

    private static String fingerprint(Alerts alerts, int result) throws JsonProcessingException {
        return results(alerts)
                .get(result)
                .at("/partialFingerprints/primaryLocationLineHash")
                .asText();
    }

    private static JsonNode results(Alerts alerts) throws JsonProcessingException {
        return read(alerts).at("/runs/0/results");
    }

    private static JsonNode read(Alerts alerts) throws JsonProcessingException {
        return JSON.readTree(SarifLog.of(alerts, "0.1.0"));
    }
}
