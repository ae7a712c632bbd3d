package kaikin.policies.access;

import java.util.Comparator;
import java.util.List;

/**
 * What a change of the policies does to somebody's access.
 *
 * @param principal a role's ARN, a service, or somebody outside as a policy names them
 * @param resource as the policies write it, wildcards included
 * @param before what a request had to carry; empty where it had to carry nothing, or was not allowed
 * @param after what a request has to carry now
 * @param path who becomes whom on the way there, the principal last; where access is lost, the way that was
 */
public record AccessChange(
        Kind kind,
        String principal,
        String action,
        String resource,
        List<String> before,
        List<String> after,
        List<String> path)
        implements Comparable<AccessChange> {
    /** In the order in which a reviewer wants to read them. */
    public enum Kind {
        GAINED("gained"),
        /** The same action on the same resource, under fewer conditions. */
        WIDER("wider"),
        /** Some requests are allowed that were not, and others no more. */
        SHIFTED("shifted"),
        NARROWER("narrower"),
        LOST("lost"),
        /** The principal, or the role that is the resource, has another name; all else is as it was. */
        RENAMED("renamed");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Whether somebody can do more than before. */
        public boolean isMore() {
            return this == GAINED || this == WIDER || this == SHIFTED;
        }

        /** Whether somebody can do less than before. */
        public boolean isLess() {
            return this == LOST || this == NARROWER || this == SHIFTED;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final Comparator<AccessChange> ORDER = Comparator.comparing(AccessChange::kind)
            .thenComparing(AccessChange::principal)
            .thenComparing(AccessChange::resource)
            .thenComparing(AccessChange::action)
            .thenComparing(AccessChange::toString);

    public AccessChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
        path = List.copyOf(path);
    }

    @Override
    public int compareTo(AccessChange other) {
        return ORDER.compare(this, other);
    }
}
