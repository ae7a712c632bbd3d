package kaikin.policies.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.PropertyDiff.Kind;

/**
 * Answers what a change of inputs does to a resource.
 *
 * @param policies the inputs that are policies: those that mean the same are the same
 * @param replaces whether AWS would know it by another id, so that it must be re-created
 */
record ResourceDiff(ObjectNode before, ObjectNode after, List<String> policies, boolean replaces) {
    DiffResponse answer() {
        var kinds = new TreeMap<String, Kind>();
        before.fieldNames().forEachRemaining(input -> kind(input).ifPresent(kind -> kinds.put(input, kind)));
        after.fieldNames().forEachRemaining(input -> kind(input).ifPresent(kind -> kinds.put(input, kind)));
        var answer = DiffResponse.newBuilder()
                .setChanges(kinds.isEmpty() ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME)
                .addAllDiffs(kinds.keySet())
                .setHasDetailedDiff(true);
        kinds.forEach((input, kind) -> answer.putDetailedDiff(
                input,
                PropertyDiff.newBuilder().setKind(kind).setInputDiff(true).build()));
        return replaces ? answer.addAllReplaces(kinds.keySet()).build() : answer.build();
    }

    private Optional<Kind> kind(String input) {
        if (isSame(input, before.path(input), after.path(input))) {
            return Optional.empty();
        }
        if (!before.has(input)) {
            return Optional.of(replaces ? Kind.ADD_REPLACE : Kind.ADD);
        }
        if (!after.has(input)) {
            return Optional.of(replaces ? Kind.DELETE_REPLACE : Kind.DELETE);
        }
        return Optional.of(replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE);
    }

    private boolean isSame(String input, JsonNode was, JsonNode is) {
        if (policies.contains(input) && was.isTextual() && is.isTextual()) {
            return new AwsPolicyText(was.textValue()).isEquivalentTo(new AwsPolicyText(is.textValue()));
        }
        return content(was).equals(content(is));
    }

    /** An archive is its hash: the engine tells its path of the new inputs only. */
    private static JsonNode content(JsonNode value) {
        return value.has("hash") ? value.get("hash") : value;
    }
}
