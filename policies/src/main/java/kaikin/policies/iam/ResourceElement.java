package kaikin.policies.iam;

import java.util.Collection;
import java.util.List;

/**
 * The Resource or NotResource of a statement.
 *
 * @param excluded whether it is all resources but these
 */
public record ResourceElement(boolean excluded, List<ResourcePattern> patterns) {
    public ResourceElement {
        patterns = List.copyOf(patterns);
    }

    /** Whether it speaks about a resource. */
    public boolean cover(String resource, RequestContext context) {
        for (var pattern : patterns) {
            if (pattern.matches(resource, context)) {
                return !excluded;
            }
        }
        return excluded;
    }

    void addUnresolved(RequestContext context, Collection<String> names) {
        for (var pattern : patterns) {
            pattern.addUnresolved(context, names);
        }
    }

    /** As the policy writes it, where it is one pattern. */
    public String text() {
        return excluded || patterns.size() != 1 ? toString() : patterns.get(0).text();
    }

    @Override
    public String toString() {
        return (excluded ? "NotResource " : "Resource ") + patterns;
    }
}
