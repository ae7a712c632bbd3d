package kaikin.policies.rules.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.rules.PackFindings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentScriptsAreStrictTest {
    private static final String RULE = "document-scripts-are-strict";

    private static final String STEP = "{'name': 'release', 'action': 'aws:runShellScript',"
            + " 'inputs': {'timeoutSeconds': '60', 'runCommand': ['set -eu', 'release']}}";

    @Test
    void aStrictScriptWithATimeoutIsFine() {
        PackFindings.assertFine(RULE, document(STEP));
    }

    @Test
    void aScriptThatGoesOnAfterAnErrorIsAViolation() {
        assertThat(PackFindings.violations(RULE, document(STEP.replace("set -eu", "set -x"))))
                .containsExactly("it: its step release never says «set -eu»");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "{{ Timeout }}"})
    void aScriptWithoutATimeoutIsAViolation(String timeout) {
        assertThat(PackFindings.violations(RULE, document(STEP.replace("'60'", "'" + timeout + "'"))))
                .containsExactly("it: its step release has no timeoutSeconds");
    }

    @Test
    void aStepThatIsNoScriptIsAViolation() {
        assertThat(PackFindings.violations(RULE, document(STEP.replace("aws:runShellScript", "aws:runDocument"))))
                .containsExactly("it: its step release is no script that is read here: write it as aws:runShellScript");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'schemaVersion': '2.2', 'mainSteps': []}",
                "{'schemaVersion': '1.2', 'runtimeConfig': {'aws:runShellScript': {}}}",
                "{'schemaVersion': '2.2', 'runtimeConfig': {}, 'mainSteps': [" + STEP + "]}"
            })
    void anotherSchemaIsAViolation(String content) {
        assertThat(PackFindings.violations(RULE, SmallDocuments.json(content)))
                .containsExactly("it: its steps are not read here: write it in schema 2.2, with mainSteps");
    }

    @Test
    void aContentThatIsNotReadIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, SmallDocuments.content(Unknown.TEXT)))
                .containsExactly("it: its «content» is not known yet");
        assertThat(PackFindings.undecided(RULE, SmallDocuments.content("schemaVersion: 2.2")))
                .containsExactly("it: its content is not JSON");
    }

    private static PlannedResource document(String step) {
        return SmallDocuments.json("{'schemaVersion': '2.2', 'mainSteps': [" + step + "]}");
    }
}
