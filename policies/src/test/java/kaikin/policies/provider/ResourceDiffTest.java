package kaikin.policies.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.PropertyDiff.Kind;

class ResourceDiffTest {
    @Test
    void equalInputsAreNoChange() throws Exception {
        var answer = new ResourceDiff(json("{\"a\": 1}"), json("{\"a\": 1}"), List.of(), false).answer();

        assertThat(answer.getChanges()).isEqualTo(DiffChanges.DIFF_NONE);
        assertThat(answer.getDiffsList()).isEmpty();
    }

    @Test
    void namesWhatWasAddedChangedAndTakenAway() throws Exception {
        var answer = new ResourceDiff(
                        json("{\"a\": 1, \"b\": 2, \"c\": 3}"),
                        json("{\"b\": 2, \"c\": 4, \"d\": 5}"),
                        List.of(),
                        false)
                .answer();

        assertThat(answer.getChanges()).isEqualTo(DiffChanges.DIFF_SOME);
        assertThat(answer.getDetailedDiffMap()).hasSize(3);
        assertThat(answer.getDetailedDiffOrThrow("a").getKind()).isEqualTo(Kind.DELETE);
        assertThat(answer.getDetailedDiffOrThrow("c").getKind()).isEqualTo(Kind.UPDATE);
        assertThat(answer.getDetailedDiffOrThrow("d").getKind()).isEqualTo(Kind.ADD);
        assertThat(answer.getReplacesList()).isEmpty();
    }

    @Test
    void saysWhatMakesAResourceAnew() throws Exception {
        var answer = new ResourceDiff(json("{\"name\": \"a\"}"), json("{\"name\": \"b\"}"), List.of(), true).answer();

        assertThat(answer.getReplacesList()).containsExactly("name");
        assertThat(answer.getDetailedDiffOrThrow("name").getKind()).isEqualTo(Kind.UPDATE_REPLACE);
    }

    /** The engine tells the path of the new one only. */
    @Test
    void anArchiveOfTheSameContentIsNoChange() throws Exception {
        var before = json("{\"code\": {\"hash\": \"1\"}}");

        assertThat(new ResourceDiff(
                                before, json("{\"code\": {\"hash\": \"1\", \"path\": \"a.zip\"}}"), List.of(), false)
                        .answer()
                        .getChanges())
                .isEqualTo(DiffChanges.DIFF_NONE);
        assertThat(new ResourceDiff(
                                before, json("{\"code\": {\"hash\": \"2\", \"path\": \"a.zip\"}}"), List.of(), false)
                        .answer()
                        .getDiffsList())
                .containsExactly("code");
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) JsonMapper.builder().build().readTree(text);
    }
}
