package kaikin.policies.iam;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Principal or NotPrincipal of a statement.
 *
 * @param excluded whether it is everybody but these
 */
public record PrincipalElement(boolean excluded, List<PrincipalName> names) {
    public PrincipalElement {
        names = List.copyOf(names);
    }

    /** How the element reaches the caller; empty where it doesn't. */
    Optional<PrincipalMatch> reach(Caller caller) {
        var namings = namings(caller);
        if (!excluded) {
            return namings.isEmpty() ? Optional.empty() : Optional.of(Collections.max(namings));
        }
        return spares(caller, namings) ? Optional.empty() : Optional.of(PrincipalMatch.EVERYONE);
    }

    /**
     * Whether NotPrincipal, which only a Deny has, spares the caller. AWS looks at account, role and session one after
     * the other, so it spares only who is named at each level (IAM User Guide, «NotPrincipal»).
     */
    private static boolean spares(Caller caller, Set<PrincipalMatch> namings) {
        return namings.contains(PrincipalMatch.EVERYONE) || namings.containsAll(PrincipalMatch.levels(caller));
    }

    private Set<PrincipalMatch> namings(Caller caller) {
        var namings = EnumSet.noneOf(PrincipalMatch.class);
        for (var name : names) {
            PrincipalMatch.of(caller, name).ifPresent(namings::add);
        }
        return namings;
    }

    @Override
    public String toString() {
        return (excluded ? "NotPrincipal " : "Principal ")
                + names.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
