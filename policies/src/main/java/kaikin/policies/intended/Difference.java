package kaikin.policies.intended;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.AccessExample;
import kaikin.policies.plan.PlannedResource;
import kaikin.policies.plan.SourceLine;

/**
 * Where the policies and the table of intended access say different things about a principal.
 *
 * @param access actions, resource and conditions, as the policy or the table's row has them
 * @param example one request that they are about
 * @param path who becomes whom on the way there, the principal last
 * @param grantedBy the resource whose policy allows it; empty where it is the table that does
 * @param lines of the program that made that resource, or of the table
 */
public record Difference(
        Kind kind,
        String principal,
        String access,
        AccessExample example,
        List<String> path,
        Optional<PlannedResource> grantedBy,
        List<SourceLine> lines) {
    /** What is different. */
    public enum Kind {
        /** The policies allow it, the table does not say it. */
        MORE,
        /** The table says that it may, and no policies allow it. */
        LESS,
        /** The table says that it never may, and no policy denies it. */
        NOT_DENIED
    }

    public Difference {
        path = List.copyOf(path);
        lines = List.copyOf(lines);
    }

    /** The same, with the line of a pull request that did it. */
    public Difference at(SourceLine line) {
        var all = Stream.concat(Stream.of(line), lines.stream()).distinct().toList();
        return new Difference(kind, principal, access, example, path, grantedBy, all);
    }

    @Override
    public String toString() {
        var what = switch (kind) {
            case MORE -> principal + " may " + access + ", which the table does not say";
            case LESS -> "the table says that " + principal + " may " + access + ", which no policies allow";
            case NOT_DENIED -> "the table says that " + principal + " never may " + access + ", which no policy denies";
        };
        return what + "; for example "
                + (example.principal().equals(principal) ? example.request() : example.toString())
                + (path.size() > 1 ? "; path: " + String.join(" → ", path) : "")
                + lines.stream().findFirst().map(line -> "; at " + line).orElse("");
    }
}
