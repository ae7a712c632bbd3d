package kaikin.policies.access;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.StatementSources.StatementOrigin;
import kaikin.policies.model.ChangedLine;
import kaikin.policies.model.SourceLine;

/**
 * A change of one principal's access that a change of the policies makes.
 *
 * @param principal a role's ARN, a service, or someone outside as a policy names them
 * @param resource as the policies write it, wildcards included
 * @param before what a request had to carry; empty where it had to carry nothing, or was not allowed
 * @param after what a request has to carry now
 * @param path who becomes whom on the way there, the principal last; where access is lost, the way that was
 * @param evidence what shows it
 */
public record AccessChange(
        Kind kind,
        String principal,
        String action,
        String resource,
        List<String> before,
        List<String> after,
        List<String> path,
        Evidence evidence)
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

        /** Whether someone can do more than before. */
        public boolean isMore() {
            return this == GAINED || this == WIDER || this == SHIFTED;
        }

        /** Whether someone can do less than before. */
        public boolean isLess() {
            return this == LOST || this == NARROWER || this == SHIFTED;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The evidence for a change.
     *
     * @param gained a request that is allowed now and was not; empty where there is none, and where a name changed
     * @param lost a request that was allowed and is not any more
     * @param made the lines that make the policies which allow it, or denied it; none where they are not known
     * @param origins the statements in them, those that the other side does not have first
     * @param changed the line of the pull request that did it; empty where none is known
     */
    public record Evidence(
            Optional<AccessExample> gained,
            Optional<AccessExample> lost,
            List<SourceLine> made,
            List<StatementOrigin> origins,
            Optional<ChangedLine> changed) {
        public Evidence {
            made = List.copyOf(made);
            origins = List.copyOf(origins);
        }

        /** Where nothing is known about the statements but the lines that make their policies. */
        public Evidence(Optional<AccessExample> gained, Optional<AccessExample> lost, List<SourceLine> made) {
            this(gained, lost, made, List.of(), Optional.empty());
        }

        /** Takes the lines from the statements' origins. */
        static Evidence of(
                Optional<AccessExample> gained, Optional<AccessExample> lost, List<StatementOrigin> origins) {
            var made = origins.stream()
                    .flatMap(origin -> origin.lines().stream())
                    .distinct()
                    .toList();
            return new Evidence(gained, lost, made, origins, Optional.empty());
        }

        /** The line that did it where one is known, then those that make the policies. */
        public List<SourceLine> source() {
            return Stream.concat(changed.map(ChangedLine::place).stream(), made.stream())
                    .distinct()
                    .toList();
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

    /** Adds the line of the pull request that did it. */
    public AccessChange at(ChangedLine line) {
        var shown = new Evidence(
                evidence.gained(), evidence.lost(), evidence.made(), evidence.origins(), Optional.of(line));
        return new AccessChange(kind, principal, action, resource, before, after, path, shown);
    }

    @Override
    public int compareTo(AccessChange other) {
        return ORDER.compare(this, other);
    }
}
