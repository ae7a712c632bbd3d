package kaikin.policies.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;

/** Resources for small plans, written down in a line each. */
public final class SmallPlans {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TRUST =
            policy("{'Effect': 'Allow', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:AssumeRole'}");
    private static final String URN = "urn:pulumi:account-a::kaikin::";

    private SmallPlans() {}

    /** The plan of account 111111111111 in eu-west-1. */
    public static Plan plan(PlannedResource... resources) {
        return new Plan("account-a", List.of(resources));
    }

    /** A role of Lambda functions, which has the service's full trust. */
    public static PlannedResource role(String name) {
        return resource("aws:iam/role:Role", name, """
                {'name': '%s', 'arn': 'arn:aws:iam::111111111111:role/%s', 'assumeRolePolicy': '%s'}""".formatted(name, name, TRUST));
    }

    /** A resource below no component; its inputs with single quotes for double ones. */
    public static PlannedResource resource(String type, String name, String inputs) {
        return below("", type, name, inputs);
    }

    /** A resource below a component, such as {@code kaikin:hub:Hub::hub}. */
    public static PlannedResource below(String component, String type, String name, String inputs) {
        var given = json(inputs);
        var outputs = given.deepCopy();
        if (!outputs.has("arn")) {
            outputs.put("arn", "arn:aws:test:eu-west-1:111111111111:" + name);
        }
        var parents = component.isEmpty() ? "" : component.replaceFirst("::.*", "") + "$";
        return new PlannedResource(
                new Urn(URN + parents + type + "::" + name),
                true,
                Optional.of(name),
                given,
                outputs,
                component.isEmpty() ? Optional.empty() : Optional.of(new Urn(URN + component)),
                List.of(),
                Map.of());
    }

    /** A component below another one, or below none. */
    public static PlannedResource component(String parent, String component) {
        return new PlannedResource(
                new Urn(URN + component),
                false,
                Optional.empty(),
                json("{}"),
                json("{}"),
                parent.isEmpty() ? Optional.empty() : Optional.of(new Urn(URN + parent)),
                List.of(),
                Map.of());
    }

    /** The text of a policy, fit to stand in the inputs of a resource. */
    public static String policy(String statement) {
        return ("{'Version': '2012-10-17', 'Statement': [" + statement + "]}").replace("'", "\\'");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace("\\'", "\\\"").replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
