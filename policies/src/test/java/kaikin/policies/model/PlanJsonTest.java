package kaikin.policies.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import kaikin.policies.plan.PlanFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {
    private static final String TOKEN = "s3cret";

    private static Plan plan() {
        var inputs = PlanFixture.inputs("b");
        var secret = Secret.wrap(JsonNodeFactory.instance.textNode(TOKEN));
        inputs.set("value", secret);
        inputs.putArray("nested").addObject().set("value", secret);
        return new Plan(
                "account-a",
                List.of(PlanFixture.role("a"), PlanFixture.role("b", Optional.of(PlanFixture.urn("a")), inputs, "a")));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        assertThat(PlanJson.read(PlanJson.withSecrets(plan()))).isEqualTo(plan());
    }

    @Test
    void keepsSecretsForThoseWhoDeploy() throws IOException {
        var read = PlanJson.read(PlanJson.withSecrets(plan()));

        assertThat(read.resources()).hasSize(2);
        assertThat(read.resources().get(1).text("value")).isEqualTo(TOKEN);
    }

    @Test
    void showsNoSecretToThoseWhoLook() throws IOException {
        var redacted = PlanJson.redacted(plan());

        assertThat(redacted).doesNotContain(TOKEN).contains("[secret]");
        var read = PlanJson.read(redacted);
        assertThat(read.resources()).hasSize(2);
        assertThat(read.resources().get(1).text("name")).isEqualTo("b");
        assertThatThrownBy(() -> read.resources().get(1).text("value")).hasMessageContaining("is encrypted");
    }

    @Test
    void leavesThePlanWholeWhenItIsShown() {
        var plan = plan();

        PlanJson.redacted(plan);

        assertThat(plan).isEqualTo(plan());
    }

    @Test
    void findsResourcesByTheirType() {
        assertThat(plan().ofType("aws:iam/role:Role")).hasSize(2);
        assertThat(plan().ofType("aws:iam/rolePolicy:RolePolicy")).isEmpty();
    }

    @Test
    void namesTheResourceAndTheInputThatIsMissing() {
        assertThatThrownBy(() -> plan().resources().get(0).text("policy"))
                .hasMessage(PlanFixture.urn("a") + " has no input «policy»");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"deployment\":{}}", "{\"deployment\":{\"resources\":[]}}"})
    void refusesWhatIsNoExportedState(String json) {
        assertThatThrownBy(() -> PlanJson.read(json)).hasMessageContaining("it has no deployment.resources");
    }
}
