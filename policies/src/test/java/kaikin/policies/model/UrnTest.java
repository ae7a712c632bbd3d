package kaikin.policies.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrnTest {
    private static final String ROLE = "aws:iam/role:Role";

    @Test
    void namesTheTypesOfAllComponentsAroundAResource() {
        var stack = urn(Optional.empty(), Urn.STACK, "kaikin-account-a");
        var hub = urn(Optional.of(stack), "kaikin:hub:Hub", "hub");
        var function = urn(Optional.of(hub), "kaikin:hub:WebhookFunction", "webhook");
        var role = urn(Optional.of(function), ROLE, "webhook");

        assertThat(stack).hasToString("urn:pulumi:account-a::kaikin::pulumi:pulumi:Stack::kaikin-account-a");
        assertThat(hub).hasToString("urn:pulumi:account-a::kaikin::kaikin:hub:Hub::hub");
        assertThat(role)
                .hasToString(
                        "urn:pulumi:account-a::kaikin::kaikin:hub:Hub$kaikin:hub:WebhookFunction$aws:iam/role:Role::webhook");
        assertThat(role.type()).isEqualTo(ROLE);
        assertThat(role.name()).isEqualTo("webhook");
    }

    @Test
    void takesAnyName() {
        var urn = urn(Optional.empty(), ROLE, "a::b$c");

        assertThat(urn.name()).isEqualTo("a::b$c");
        assertThat(urn.type()).isEqualTo(ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kaikin", "arn:aws:iam::111111111111:role/a", "urn:pulumi:account-a::kaikin::type"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new Urn(text)).hasMessage("«" + text + "» is no Pulumi URN");
    }

    private static Urn urn(Optional<Urn> parent, String type, String name) {
        return Urn.of("account-a", "kaikin", parent, type, name);
    }
}
