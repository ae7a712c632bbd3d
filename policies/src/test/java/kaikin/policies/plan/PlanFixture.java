package kaikin.policies.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;

/** Small resources for tests. */
public final class PlanFixture {
    private static final String TYPE = "aws:iam/role:Role";

    private PlanFixture() {}

    public static Urn urn(String name) {
        return Urn.of("account-a", "kaikin", Optional.empty(), TYPE, name);
    }

    public static PlannedResource role(String name, String... dependencies) {
        return role(name, Optional.empty(), inputs(name), dependencies);
    }

    public static PlannedResource child(String name, String parent) {
        return role(name, Optional.of(urn(parent)), inputs(name));
    }

    public static PlannedResource role(String name, Optional<Urn> parent, ObjectNode inputs, String... dependencies) {
        var urns = List.of(dependencies).stream().map(PlanFixture::urn).toList();
        return new PlannedResource(
                urn(name),
                true,
                Optional.of(name),
                inputs,
                inputs.deepCopy().put("arn", "arn:aws:iam::111111111111:role/" + name),
                parent,
                urns,
                Map.of("name", urns));
    }

    public static ObjectNode inputs(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }
}
