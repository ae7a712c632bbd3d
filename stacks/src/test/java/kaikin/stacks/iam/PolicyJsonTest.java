package kaikin.stacks.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

class PolicyJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void printsOneStatementAsAListToo() throws Exception {
        var policy = JSON.readTree(PolicyJson.of(List.of(statement("One"))));

        assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(policy.path("Statement").isArray()).isTrue();
        assertThat(policy.at("/Statement/0/Sid").asText()).isEqualTo("One");
    }

    @Test
    void keepsTheOrderOfStatements() throws Exception {
        var policy = JSON.readTree(PolicyJson.of(List.of(statement("One"), statement("Two"))));

        assertThat(policy.path("Statement").findValuesAsText("Sid")).containsExactly("One", "Two");
    }

    private static IamStatement statement(String sid) {
        return Allow.statement(sid).addAction("sns:Publish").addResource("*").build();
    }
}
