package kaikin.policies.plan;

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

    /** An input as text; a secret is unwrapped. Fails where the input is missing. */
    public String text(String input) {
        return find(input).orElseThrow(() -> new IllegalArgumentException(urn + " has no input «" + input + "»"));
    }

    /** An input as text, where there is one. */
    public Optional<String> find(String input) {
        return Optional.ofNullable(inputs.get(input)).map(Secret::unwrap).map(JsonNode::asText);
    }
}
