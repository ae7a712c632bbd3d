package kaikin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import kaikin.chatwork.ChatworkSecrets;
import org.junit.jupiter.api.Test;

class ParameterSecretsTest {
    private final Wire wire = new Wire();
    private final ParameterSecrets secrets = new ParameterSecrets(wire.clients());

    @Test
    void readsBothDecrypted() {
        wire.says("ssm", 200, """
                {"Parameters":[{"Name":"/kaikin/chatwork/api-token","Value":"a"},
                {"Name":"/kaikin/chatwork/webhook-token","Value":"w"}],"InvalidParameters":[]}""");

        assertThat(secrets.read()).isEqualTo(new ChatworkSecrets("w", "a"));
        assertThat(wire.sent("ssm")).singleElement().satisfies(sent -> {
            assertThat(sent.operation()).isEqualTo("GetParameters");
            assertThat(sent.body()).contains("\"WithDecryption\":true");
        });
    }

    @Test
    void readsTheApiTokenAlone() {
        wire.says("ssm", 200, "{\"Parameter\":{\"Name\":\"/kaikin/chatwork/api-token\",\"Value\":\"a\"}}");

        assertThat(secrets.apiToken()).isEqualTo("a");
        assertThat(wire.sent("ssm"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("\"WithDecryption\":true"));
    }

    @Test
    void namesTheParameterThatIsMissing() {
        wire.says("ssm", 200, """
                {"Parameters":[{"Name":"/kaikin/chatwork/api-token","Value":"the-secret"}]}""");

        assertThatIllegalStateException()
                .isThrownBy(secrets::read)
                .withMessageContaining("/kaikin/chatwork/webhook-token")
                .withMessageNotContaining("the-secret");
    }

    @Test
    void saysWhyATokenCannotBeRead() {
        wire.says("ssm", 400, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}");

        assertThatIllegalStateException()
                .isThrownBy(secrets::apiToken)
                .withMessageStartingWith("cannot read the API token: ")
                .withMessageContaining("400");
        assertThatIllegalStateException().isThrownBy(secrets::read);
    }
}
