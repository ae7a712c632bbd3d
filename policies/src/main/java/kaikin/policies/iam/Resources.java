package kaikin.policies.iam;

import java.util.List;
import java.util.stream.Stream;

/**
 * The Resource or NotResource of a statement.
 *
 * @param excluded whether it is all resources but these
 */
public record Resources(boolean excluded, List<ResourcePattern> patterns) {
    public Resources {
        patterns = List.copyOf(patterns);
    }

    /** Whether it speaks about a resource. */
    public boolean cover(String resource, RequestContext context) {
        return excluded != patterns.stream().anyMatch(pattern -> pattern.matches(resource, context));
    }

    Stream<String> unresolved(RequestContext context) {
        return patterns.stream().flatMap(pattern -> pattern.unresolved(context));
    }

    @Override
    public String toString() {
        return (excluded ? "NotResource " : "Resource ") + patterns;
    }
}
