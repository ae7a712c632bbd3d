package kaikin.policies.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import kaikin.policies.model.Urn;
import org.junit.jupiter.api.Test;

class OutputsTest {
    private static final Outputs OUTPUTS = new Outputs("111111111111", "ap-northeast-1");

    @Test
    void saysWhereToAddATypeThatItDoesNotKnow() {
        assertThatThrownBy(() -> made("aws:ec2/vpc:Vpc", "a"))
                .hasMessage("what AWS answers for a aws:ec2/vpc:Vpc is not known here: add it to Outputs");
    }

    @Test
    void asksForTheNameThatAProgramLeavesToAws() {
        var unnamed = JsonNodeFactory.instance.objectNode();

        assertThatThrownBy(() -> OUTPUTS.of(urn("aws:iam/role:Role", "a"), unnamed))
                .hasMessageContaining("the program gives no «name»");
    }

    @Test
    void namesAResourceAsAwsDoes() {
        var role = made("aws:iam/role:Role", "kaikin-operator");
        var document = made("aws:ssm/document:Document", "kaikin-release");

        assertThat(role.id()).isEqualTo("kaikin-operator");
        assertThat(role.outputs()).containsEntry("arn", "arn:aws:iam::111111111111:role/kaikin-operator");
        assertThat(document.outputs())
                .containsEntry("arn", "arn:aws:ssm:ap-northeast-1:111111111111:document/kaikin-release");
    }

    @Test
    void inventsTheSameIdentifierForTheSameResource() {
        var api = made("aws:apigatewayv2/api:Api", "chatwork");

        assertThat(api.id())
                .hasSize(10)
                .isEqualTo(made("aws:apigatewayv2/api:Api", "chatwork").id());
        assertThat(api.id())
                .isNotEqualTo(made("aws:apigatewayv2/api:Api", "other").id());
        assertThat(api.outputs())
                .containsEntry("apiEndpoint", "https://" + api.id() + ".execute-api.ap-northeast-1.amazonaws.com");
    }

    @Test
    void countsWhatAwsCounts() {
        var changed = OUTPUTS.of(urn("aws:lambda/function:Function", "a"), PlanFixture.inputs("a"), 2);

        assertThat(changed.outputs())
                .containsEntry("version", "2")
                .containsEntry("qualifiedArn", "arn:aws:lambda:ap-northeast-1:111111111111:function:a:2");
    }

    private static Outputs.Created made(String type, String name) {
        return OUTPUTS.of(urn(type, name), PlanFixture.inputs(name));
    }

    private static Urn urn(String type, String name) {
        return Urn.of("account-a", "kaikin", Optional.empty(), type, name);
    }
}
