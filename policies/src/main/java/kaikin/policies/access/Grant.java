package kaikin.policies.access;

import java.util.Comparator;
import java.util.List;

/**
 * Something that somebody can do.
 *
 * @param principal a role's ARN, a service, or somebody outside as a policy names them
 * @param resource as the policy writes it, wildcards included
 * @param conditions what the request must carry for it
 * @param path who becomes whom on the way there, the principal last
 */
public record Grant(String principal, String action, String resource, List<String> conditions, List<String> path)
        implements Comparable<Grant> {
    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::principal)
            .thenComparing(Grant::action)
            .thenComparing(Grant::resource)
            .thenComparing(Grant::toString);

    public Grant {
        conditions = List.copyOf(conditions);
        path = List.copyOf(path);
    }

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        var when = conditions.isEmpty() ? "" : " when " + String.join(" and ", conditions);
        return String.join(" → ", path) + ": " + action + " on " + resource + when;
    }
}
