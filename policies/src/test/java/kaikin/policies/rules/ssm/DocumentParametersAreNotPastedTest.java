package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParametersAreNotPastedTest {
    private static final String RULE = "document-parameters-are-not-pasted";

    @Test
    void aScriptThatReadsItsEnvironmentIsFine() {
        PackFindings.assertFine(RULE, document("['set -eu', 'release $SSM_Address']"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"['release {{ Address }}']", "'release {{Address}}'"})
    void aParameterInAScriptIsAViolation(String script) {
        assertThat(PackFindings.violations(RULE, document(script)))
                .singleElement()
                .asString()
                .startsWith("it: it pastes the parameter Address into its script, in the line «release {{");
    }

    @Test
    void eachPlaceIsAViolationByItself() {
        assertThat(PackFindings.violations(RULE, document("['check {{ Address }}', 'release {{ Address }}']")))
                .containsExactly(
                        "it: it pastes the parameter Address into its script, in the line «check {{ Address }}»",
                        "it: it pastes the parameter Address into its script, in the line «release {{ Address }}»");
    }

    @Test
    void aContentThatIsNotReadIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, SmallDocuments.content(Unknown.TEXT)))
                .containsExactly("it: its «content» is not known yet");
        assertThat(PackFindings.undecided(RULE, SmallDocuments.content("schemaVersion: 2.2")))
                .containsExactly("it: its content is not JSON");
    }

    private static PlannedResource document(String script) {
        return SmallDocuments.json("{'mainSteps': [{'inputs': {'runCommand': " + script + "}}]}");
    }
}
