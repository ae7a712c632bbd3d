package kaikin.policies.intended;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.AccessExample;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.SourceLine;

/**
 * A principal's access about which the policies and the table of intended access say different things.
 *
 * @param actions as the policy or the table's row has them; none where it is all that an account lets its own do
 * @param resources as the policy or the table's row has them
 * @param conditions what a request must carry for it
 * @param example one request that they are about
 * @param path who becomes whom on the way there, the principal last
 * @param grantedBy the resource whose policy allows it; empty where it is the table that does
 * @param lines of the program that made that resource, or of the table
 * @param place the last row of the table about this principal: the place of one that allows it
 */
public record AccessDifference(
        Kind kind,
        String principal,
        List<String> actions,
        List<String> resources,
        List<String> conditions,
        AccessExample example,
        List<String> path,
        Optional<PlannedResource> grantedBy,
        List<SourceLine> lines,
        Optional<SourceLine> place) {
    /** The ways in which policies and table can differ. */
    public enum Kind {
        /** The policies allow it, the table does not say it. */
        MORE,
        /** The table says that it may, and no policies allow it. */
        LESS,
        /** The table says that it never may, and no policy denies it. */
        NOT_DENIED
    }

    public AccessDifference {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
        path = List.copyOf(path);
        lines = List.copyOf(lines);
    }

    /** Describes the access in words: actions, resources and conditions. */
    public String access() {
        if (actions.isEmpty()) {
            return "do what its account lets it";
        }
        return String.join(", ", actions) + " on " + String.join(", ", resources)
                + (conditions.isEmpty() ? "" : " when " + String.join(" and ", conditions));
    }

    /** Adds the line of a pull request that did it. */
    public AccessDifference at(SourceLine line) {
        var all = Stream.concat(Stream.of(line), lines.stream()).distinct().toList();
        return new AccessDifference(
                kind, principal, actions, resources, conditions, example, path, grantedBy, all, place);
    }

    @Override
    public String toString() {
        var what = switch (kind) {
            case MORE -> principal + " may " + access() + ", which the table does not say";
            case LESS -> "the table says that " + principal + " may " + access() + ", which no policies allow";
            case NOT_DENIED ->
                "the table says that " + principal + " never may " + access() + ", which no policy denies";
        };
        return what + "; for example "
                + (example.principal().equals(principal) ? example.request() : example.toString())
                + (path.size() > 1 ? "; path: " + String.join(" → ", path) : "")
                + lines.stream().findFirst().map(line -> "; at " + line).orElse("");
    }
}
