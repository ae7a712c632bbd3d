package kaikin.policies.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** As states of the real provider have them. */
class DefaultsTest {
    private static final String CHECKED = """
            {"__defaults": ["path"], "path": "/", "name": "r", "tags": {"a": "b"}, "tagsAll": {"a": "b"},
             "target": {"__defaults": [], "arn": "x", "retryPolicy": {"__defaults": ["age"], "age": 86400}},
             "rules": [{"__defaults": [], "id": "1"}]}""";

    @Test
    void takesOutWhatTheProviderAdded() throws Exception {
        assertThat(Defaults.without(json(CHECKED))).isEqualTo(json("""
                {"name": "r", "tags": {"a": "b"}, "target": {"arn": "x", "retryPolicy": {}}, "rules": [{"id": "1"}]}"""));
    }

    @Test
    void takesOutTheNoteAlone() throws Exception {
        assertThat(Defaults.unnoted(json(CHECKED))).isEqualTo(json("""
                {"path": "/", "name": "r", "tags": {"a": "b"}, "tagsAll": {"a": "b"},
                 "target": {"arn": "x", "retryPolicy": {"age": 86400}}, "rules": [{"id": "1"}]}"""));
    }

    @Test
    void leavesInputsAloneThatNobodyChecked() throws Exception {
        var given = json("{\"name\": \"r\", \"tagsAll\": {\"a\": \"b\"}}");

        assertThat(Defaults.without(given)).isEqualTo(given).isNotSameAs(given);
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) JsonMapper.builder().build().readTree(text);
    }
}
