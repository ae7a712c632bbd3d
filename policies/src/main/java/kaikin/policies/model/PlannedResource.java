package kaikin.policies.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One resource of a plan.
 *
 * @param custom whether a provider makes it; a component only groups others
 * @param id what AWS would call it; empty for components
 * @param parent the URN of the component or stack that it belongs to; empty for the stack itself
 * @param propertyDependencies for each input, the URNs that its value came from
 */
public record PlannedResource(
        Urn urn,
        boolean custom,
        Optional<String> id,
        ObjectNode inputs,
        ObjectNode outputs,
        Optional<Urn> parent,
        List<Urn> dependencies,
        Map<String, List<Urn>> propertyDependencies) {
    public String type() {
        return urn.type();
    }

    /** An input as text; a secret is unwrapped. Fails where the input is missing, or not known yet. */
    public String text(String input) {
        return find(input).orElseThrow(() -> new IllegalArgumentException(urn + " has no input «" + input + "»"));
    }

    /** An input as text, where there is one. Fails where it is not known yet. */
    public Optional<String> find(String input) {
        return value(inputs, input).map(JsonNode::asText);
    }

    /** An input as it is, where there is one. Fails where it, or anything in it, is not known yet. */
    public Optional<JsonNode> value(String input) {
        return value(inputs, input);
    }

    /** An output as text. Fails where there is none, or where it is not known yet. */
    public String output(String name) {
        return value(outputs, name)
                .map(JsonNode::asText)
                .orElseThrow(() -> new IllegalArgumentException(urn + " has no output «" + name + "»"));
    }

    /** The mark of an unknown value is a text as well: nobody may take it for the value. */
    private Optional<JsonNode> value(ObjectNode values, String name) {
        var found = Optional.ofNullable(values.get(name)).filter(node -> !node.isNull());
        if (found.filter(Secret::isEncrypted).isPresent()) {
            throw UnknownValueException.encrypted(urn, name);
        }
        var value = found.map(Secret::unwrap);
        if (value.filter(Unknown::isIn).isPresent()) {
            throw new UnknownValueException(urn, name);
        }
        return value;
    }
}
