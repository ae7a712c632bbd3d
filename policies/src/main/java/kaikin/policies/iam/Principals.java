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
public record Principals(boolean excluded, List<PrincipalName> names) {
    public Principals {
        names = List.copyOf(names);
    }

    /** How the element reaches the caller; empty where it doesn't. */
    Optional<Naming> reach(Caller caller, Effect effect) {
        var namings = namings(caller);
        if (!excluded) {
            return namings.isEmpty() ? Optional.empty() : Optional.of(Collections.max(namings));
        }
        return spares(caller, effect, namings) ? Optional.empty() : Optional.of(Naming.EVERYONE);
    }

    /**
     * Whether NotPrincipal spares the caller. AWS looks at account, role and session one after the other, so a Deny
     * spares only who is named at each level (IAM User Guide, «NotPrincipal»); an Allow leaves out who is named at any.
     */
    private static boolean spares(Caller caller, Effect effect, Set<Naming> namings) {
        if (namings.contains(Naming.EVERYONE)) {
            return true;
        }
        return effect == Effect.ALLOW ? !namings.isEmpty() : namings.containsAll(Naming.levels(caller));
    }

    private Set<Naming> namings(Caller caller) {
        var namings = EnumSet.noneOf(Naming.class);
        for (var name : names) {
            Naming.of(caller, name).ifPresent(namings::add);
        }
        return namings;
    }

    @Override
    public String toString() {
        return (excluded ? "NotPrincipal " : "Principal ")
                + names.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
