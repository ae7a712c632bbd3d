package kaikin.policies.iam;

import java.util.Optional;
import java.util.Set;

/** How a policy's Principal reaches a caller, the more telling the later. */
enum PrincipalMatch {
    /** By the account, which only delegates: the caller's own policies must agree. */
    ACCOUNT,
    /** By the role. */
    ROLE,
    /** With everybody else. */
    EVERYONE,
    /** By this very session. */
    SESSION,
    /** By the service's name. */
    SERVICE;

    /** How one name reaches the caller; empty where it doesn't. */
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
        return name instanceof PrincipalName.Identity identity ? of(session, identity.arn()) : Optional.empty();
    }

    private static Optional<PrincipalMatch> of(Caller.RoleSession session, Arn identity) {
        if (identity.equals(session.sessionArn())) {
            return Optional.of(SESSION);
        }
        return identity.equals(session.roleArn()) ? Optional.of(ROLE) : Optional.empty();
    }
}
