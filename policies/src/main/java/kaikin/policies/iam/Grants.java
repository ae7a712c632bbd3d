package kaikin.policies.iam;

import java.util.List;
import java.util.Optional;

/**
 * The policies that speak about one request.
 *
 * @param identity those of the caller's role
 * @param resource that of the resource; the trust policy where the resource is a role
 * @param session the one passed when the role was assumed
 */
public record Grants(List<NamedPolicy> identity, Optional<NamedPolicy> resource, Optional<NamedPolicy> session) {
    public Grants {
        identity = List.copyOf(identity);
    }

    /** A role's policies alone. */
    public static Grants ofIdentity(NamedPolicy... policies) {
        return new Grants(List.of(policies), Optional.empty(), Optional.empty());
    }

    /** A resource's policy alone. */
    public static Grants ofResource(NamedPolicy policy) {
        return new Grants(List.of(), Optional.of(policy), Optional.empty());
    }

    /** Adds a resource's policy. */
    public Grants withResource(NamedPolicy policy) {
        return new Grants(identity, Optional.of(policy), session);
    }

    /** Adds a session policy. */
    public Grants withSession(NamedPolicy policy) {
        return new Grants(identity, resource, Optional.of(policy));
    }

    /** Refuses policies that could not be where they are said to be. */
    void check(AccessRequest request) {
        identity.forEach(PolicyKind.IDENTITY::check);
        session.ifPresent(PolicyKind.SESSION::check);
        resource.ifPresent((request.isTrustDecision() ? PolicyKind.TRUST : PolicyKind.RESOURCE)::check);
        if (request.caller().home().isEmpty() && (!identity.isEmpty() || session.isPresent())) {
            throw new IllegalArgumentException(
                    request.caller() + " has no identity or session policies: give the resource's policy only");
        }
    }
}
