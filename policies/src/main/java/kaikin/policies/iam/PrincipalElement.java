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
 * @param excluded whether it is everyone but these
 */
public record PrincipalElement(boolean excluded, List<PrincipalName> names) {
    public PrincipalElement {
        names = List.copyOf(names);
    }

    /** Finds how the element reaches the caller; empty where it doesn't. */
    Optional<PrincipalMatch> reach(Caller caller) {
        var matches = EnumSet.noneOf(PrincipalMatch.class);
        for (var name : names) {
            PrincipalMatch.of(caller, name).ifPresent(matches::add);
        }
        if (!excluded) {
            return matches.isEmpty() ? Optional.empty() : Optional.of(Collections.max(matches));
        }
        // Only a Deny has NotPrincipal. AWS looks at account, role and session one after the other, so it spares only
        // who is named at each level (IAM User Guide, "NotPrincipal").
        var spared = matches.contains(PrincipalMatch.EVERYONE) || matches.containsAll(PrincipalMatch.levels(caller));
        return spared ? Optional.empty() : Optional.of(PrincipalMatch.EVERYONE);
    }

    @Override
    public String toString() {
        return (excluded ? "NotPrincipal " : "Principal ")
                + names.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The ways in which a policy's Principal reaches a caller, the more telling the later. */
    enum PrincipalMatch {
        /** By the account, which only delegates: the caller's own policies must agree. */
        ACCOUNT,
        /** By the role. */
        ROLE,
        /** With everyone else. */
        EVERYONE,
        /** By this very session. */
        SESSION,
        /** By the service's name. */
        SERVICE;

        /** Finds how one name reaches the caller; empty where it doesn't. */
        static Optional<PrincipalMatch> of(Caller caller, PrincipalName name) {
            if (name instanceof PrincipalName.Everyone) {
                return Optional.of(EVERYONE);
            }
            if (caller instanceof Caller.RoleSession session) {
                return of(session, name);
            }
            return caller instanceof Caller.ServicePrincipal service
                            && name.equals(new PrincipalName.Service(service.name()))
                    ? Optional.of(SERVICE)
                    : Optional.empty();
        }

        /** The levels at which AWS looks for a caller, each by itself. */
        static Set<PrincipalMatch> levels(Caller caller) {
            if (caller instanceof Caller.RoleSession) {
                return Set.of(ACCOUNT, ROLE, SESSION);
            }
            return Set.of(caller instanceof Caller.ServicePrincipal ? SERVICE : EVERYONE);
        }

        private static Optional<PrincipalMatch> of(Caller.RoleSession session, PrincipalName name) {
            if (name instanceof PrincipalName.Account account) {
                return account.id().equals(session.account()) ? Optional.of(ACCOUNT) : Optional.empty();
            }
            if (name instanceof PrincipalName.Identity identity) {
                if (identity.arn().equals(session.sessionArn())) {
                    return Optional.of(SESSION);
                }
                return identity.arn().equals(session.roleArn()) ? Optional.of(ROLE) : Optional.empty();
            }
            return Optional.empty();
        }
    }
}
