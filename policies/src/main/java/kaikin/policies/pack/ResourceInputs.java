package kaikin.policies.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Secret;
import kaikin.policies.model.Unknown;

/**
 * A resource's inputs, as rules read them: what is unknown or secret throws a {@link CannotDecideException}, so no rule
 * can take it for something else.
 */
public final class ResourceInputs {
    private final PlannedResource resource;

    private ResourceInputs(PlannedResource resource) {
        this.resource = resource;
    }

    public static ResourceInputs of(PlannedResource resource) {
        return new ResourceInputs(resource);
    }

    /** An input as text; one that is missing cannot be decided about. */
    public String text(String name) {
        return find("/" + name).map(JsonNode::asText).orElseThrow(() -> unknown(name, "is not there"));
    }

    /** An input as text, where there is one. */
    public Optional<String> optional(String name) {
        return find("/" + name).map(JsonNode::asText);
    }

    /** Whether an input is there and true. */
    public boolean isTrue(String name) {
        return find("/" + name).filter(JsonNode::asBoolean).isPresent();
    }

    /** The value at a JSON pointer, known as a whole. */
    public Optional<JsonNode> find(String pointer) {
        reach(pointer);
        var value = resource.inputs().at(pointer);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (Unknown.isIn(value)) {
            throw unknown(pointer.substring(1), "is not known yet");
        }
        if (Secret.is(value) || !value.findParents(Secret.SIGNATURE).isEmpty()) {
            throw unknown(pointer.substring(1), "is a secret");
        }
        return Optional.of(value);
    }

    /** The elements of a list; none where it is missing. */
    public List<JsonNode> list(String name) {
        return find("/" + name)
                .map(list -> StreamSupport.stream(list.spliterator(), false).toList())
                .orElse(List.of());
    }

    /** A missing value below an unknown or secret one is not missing. */
    private void reach(String pointer) {
        for (var end = pointer.indexOf('/', 1); end > 0; end = pointer.indexOf('/', end + 1)) {
            var above = resource.inputs().at(pointer.substring(0, end));
            if ((above.isTextual() && Unknown.isIn(above)) || Secret.is(above)) {
                throw unknown(pointer.substring(1), "is not known yet");
            }
        }
    }

    private static CannotDecideException unknown(String name, String how) {
        return new CannotDecideException("its «" + name + "» " + how);
    }
}
