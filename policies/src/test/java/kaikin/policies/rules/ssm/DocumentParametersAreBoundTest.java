package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParametersAreBoundTest {
    private static final String RULE = "document-parameters-are-bound";

    /** Systems Manager looks for a pattern of Go's regular expressions anywhere in the text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?m)[a-z]{1,9}$",
                "^[a-z]{1,9}(?m:$)",
                "^[a-z]{1,9}\\$",
                "^[a-z]{1,9}[$",
                "^[%-z]{1,9}$",
                "^[A-z]{1,9}$",
                "^[,-_]{1,9}$",
                "^[[:graph:]]{1,9}$",
                "^[\\p{L}\\p{S}]{1,9}$",
                "^[a\\x3b]{1,9}$",
                "^\\x3b$",
                "^[\\D]$",
                "^[a-z]|x$",
                "^(a)|(b)$",
                "^a(|b))|((c|)d$",
                "^a.b$",
                "^[^a]$",
                "^a{1,9}"
            })
    void aPatternThatMayTakeMoreIsAViolation(String pattern) {
        assertThat(PackFindings.violations(RULE, document(pattern))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[0-9a-f.:]{2,45}$",
                "^[A-Za-z0-9_/-]+$",
                "^(release|check)$",
                "^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(/[0-9]{1,2})?$",
                "^\\d+$",
                "^i-[0-9a-f]{8,17}$"
            })
    void aPatternThatListsWhatItTakesIsFine(String pattern) {
        assertThat(PackFindings.violations(RULE, document(pattern))).isEmpty();
    }

    @Test
    void aParameterThatIsNotGivenInTheEnvironmentIsAViolation() {
        assertThat(PackFindings.violations(
                        RULE,
                        SmallDocuments.json(
                                "{'parameters': {'Word': {'type': 'String', 'allowedPattern': '^[a-z]+$'}}}")))
                .containsExactly("it: its parameter Word is not given in the environment:"
                        + " set interpolationType to ENV_VAR");
    }

    @Test
    void aClosedListIsFine() {
        PackFindings.assertFine(
                RULE, SmallDocuments.json("{'parameters': {'Word': {'type': 'String', 'allowedValues': ['one']}}}"));
    }

    @Test
    void aContentThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, SmallDocuments.content(Unknown.TEXT)))
                .containsExactly("it: its «content» is not known yet");
    }

    private static PlannedResource document(String pattern) {
        var content = JsonNodeFactory.instance.objectNode();
        content.putObject("parameters")
                .putObject("Word")
                .put("type", "String")
                .put("allowedPattern", pattern)
                .put("interpolationType", "ENV_VAR");
        var inputs = JsonNodeFactory.instance.objectNode().put("content", content.toString());
        return SmallPlans.resource("aws:ssm/document:Document", "it", inputs.toString());
    }
}
