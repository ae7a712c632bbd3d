package kaikin.policies.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaikin.policies.model.Defaults;
import kaikin.policies.model.Unknown;
import kaikin.policies.model.Urn;
import kaikin.policies.plan.Outputs;
import kaikin.policies.plan.Structs;

/** One resource in the words of the real provider: what it answers once AWS has made it, and in previews before that. */
record AwsResource(Urn urn, ResourceType type, ProviderTarget target) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ID = "id";

    static AwsResource of(String urn, ProviderTarget target) {
        var name = new Urn(urn);
        return new AwsResource(name, ResourceType.of(name), target);
    }

    /** The version of a resource: how many times AWS has made or changed it, where its outputs count that. */
    static int version(ObjectNode outputs) {
        return Stream.of("version", "documentVersion")
                .filter(outputs::has)
                .mapToInt(name -> outputs.get(name).asInt(1))
                .findFirst()
                .orElse(1);
    }

    /** The id that AWS would give it. */
    String id(ObjectNode checked) {
        return made(checked, 1).id();
    }

    /**
     * All outputs of the resource as it is then.
     *
     * @param version how many times AWS has made or changed it, where AWS counts that
     */
    ObjectNode outputs(ObjectNode checked, int version) {
        var made = made(checked, version);
        var all = new TreeMap<String, JsonNode>();
        type.empty().forEach(name -> all.put(name, JsonNodeFactory.instance.nullNode()));
        computed(version).properties().forEach(output -> all.put(output.getKey(), output.getValue()));
        given(checked).properties().forEach(input -> all.put(input.getKey(), input.getValue()));
        all.put(ID, TextNode.valueOf(made.id()));
        return Structs.both(JsonNodeFactory.instance.objectNode().setAll(all), made.outputs());
    }

    /** The outputs that a preview knows before it is made: what the program gives, and nothing of what AWS says. */
    ObjectNode planned(ObjectNode checked) {
        var outputs = outputs(checked, 1);
        var ofAws = new TreeMap<String, Object>(made(checked, 1).outputs());
        computed(1).properties().stream()
                .filter(output -> !checked.has(output.getKey()))
                .forEach(output -> ofAws.put(output.getKey(), output.getValue()));
        ofAws.put(ID, "");
        ofAws.keySet().forEach(name -> outputs.put(name, Unknown.TEXT));
        return outputs;
    }

    /** The outputs that a preview knows before it is changed: not what AWS counts up. */
    ObjectNode planned(ObjectNode checked, int version) {
        var before = outputs(checked, version);
        var after = outputs(checked, version + 1);
        after.properties().stream()
                .filter(output -> !output.getValue().equals(before.get(output.getKey())))
                .forEach(output -> output.setValue(TextNode.valueOf(Unknown.TEXT)));
        return after;
    }

    /**
     * Fails where a policy is one that the real provider cannot read any more once it is there.
     *
     * @param operation what the provider is doing, for the message
     */
    void refuseObjects(String operation, ObjectNode values) {
        if (!type.policiesIn(values).map(AwsPolicyText::new).allMatch(AwsPolicyText::isAList)) {
            // The real provider's words, and what they mean.
            throw new IllegalArgumentException(operation + " " + urn.type() + " " + urn.name()
                    + ": parsing policy: unexpected result: (<nil>) \"<nil>\":"
                    + " the Statement of its policy is an object, write a list");
        }
    }

    /** Fails where AWS would refuse to make it, in the words of the real provider. */
    void refuseInvalid(ObjectNode inputs) {
        SizeLimits.problems(urn.type(), inputs).stream().findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(urn.type() + " " + urn.name() + ": " + problem);
        });
        if (urn.type().equals("aws:cloudwatch/dashboard:Dashboard")) {
            refuseInvalidDashboard(
                    inputs.path("dashboardName").asText(),
                    inputs.path("dashboardBody").asText());
        }
    }

    private static void refuseInvalidDashboard(String name, String body) {
        var problems = DashboardSyntax.problems(body);
        if (!problems.isEmpty()) {
            try {
                throw new IllegalArgumentException("putting CloudWatch Dashboard (" + name
                        + "): InvalidParameterInput: The dashboard body is invalid, there are " + problems.size()
                        + " validation errors:\n"
                        + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(problems));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private ObjectNode given(ObjectNode checked) {
        var given = Defaults.unnoted(checked);
        type.policies().stream()
                .filter(name -> given.path(name).isTextual())
                .forEach(name ->
                        given.put(name, new AwsPolicyText(given.get(name).textValue()).sorted()));
        return given;
    }

    private Outputs.Created made(ObjectNode checked, int version) {
        return target.outputs().of(urn, checked, version);
    }

    private ObjectNode computed(int version) {
        var text = type.computed().toString();
        for (var each : Map.of("region", target.region(), "account", target.account(), "version", "" + version)
                .entrySet()) {
            text = text.replace("{" + each.getKey() + "}", each.getValue());
        }
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
