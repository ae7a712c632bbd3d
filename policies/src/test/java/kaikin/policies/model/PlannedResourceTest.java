package kaikin.policies.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.plan.PlanFixture;
import org.junit.jupiter.api.Test;

/** What a first preview shows of a resource is partly the mark of an unknown value, which is a text like others. */
class PlannedResourceTest {
    @Test
    void saysInWordsThatAnInputIsNotKnownYet() {
        var role =
                PlanFixture.role("a", Optional.empty(), PlanFixture.inputs("a").put("description", Unknown.TEXT));

        assertThat(role.text("name")).isEqualTo("a");
        assertThatThrownBy(() -> role.text("description"))
                .isInstanceOf(UnknownValueException.class)
                .hasMessage("the «description» of aws:iam/role:Role a is not known yet: AWS says it when the resource"
                        + " is made");
        assertThatThrownBy(() -> role.find("description")).isInstanceOf(UnknownValueException.class);
    }

    @Test
    void saysSoOfASecretAndOfAListAsWell() {
        var inputs = PlanFixture.inputs("a");
        inputs.set("secret", Secret.wrap(TextNode.valueOf(Unknown.TEXT)));
        inputs.putArray("list").addObject().put("key", "tag:bot").put("value", Unknown.TEXT);
        var role = PlanFixture.role("a", Optional.empty(), inputs);

        assertThatThrownBy(() -> role.text("secret")).isInstanceOf(UnknownValueException.class);
        assertThatThrownBy(() -> role.value("list")).isInstanceOf(UnknownValueException.class);
    }

    @Test
    void saysSoOfAnOutput() {
        var made = PlanFixture.role("a");
        var planned = new PlannedResource(
                made.urn(),
                true,
                Optional.empty(),
                made.inputs(),
                made.inputs().deepCopy().put("arn", Unknown.TEXT),
                Optional.empty(),
                List.of(),
                Map.of());

        assertThat(made.output("arn")).isEqualTo("arn:aws:iam::111111111111:role/a");
        assertThatThrownBy(() -> planned.output("arn")).isInstanceOf(UnknownValueException.class);
        assertThatThrownBy(() -> made.output("url")).hasMessage(PlanFixture.urn("a") + " has no output «url»");
    }

    /** The real provider answers null for a list that is empty. */
    @Test
    void findsNothingWhereNullStands() {
        var inputs = PlanFixture.inputs("a");
        inputs.set("description", JsonNodeFactory.instance.nullNode());

        assertThat(PlanFixture.role("a", Optional.empty(), inputs).find("description"))
                .isEmpty();
    }

    /** As a state has it that was exported without its passphrase, and as a review's snapshot has it. */
    @Test
    void aSecretThatIsEncryptedIsAValueThatIsNotKnown() {
        var inputs = PlanFixture.inputs("a");
        inputs.set("policy", Secret.redacted());

        assertThatThrownBy(() -> PlanFixture.role("a", Optional.empty(), inputs).find("policy"))
                .isInstanceOf(UnknownValueException.class)
                .hasMessage("the «policy» of aws:iam/role:Role a is a secret that is encrypted here");
    }
}
