package kaikin.policies.access;

import java.util.List;
import java.util.Optional;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.NamedPolicy;

/**
 * A role as the plans have it.
 *
 * @param trust who may assume it; empty for a role that was there before, of which the plans only know what they add
 * @param policies what it may do
 */
public record DeployedRole(Arn arn, Optional<NamedPolicy> trust, List<NamedPolicy> policies) {
    public DeployedRole {
        policies = List.copyOf(policies);
    }

    public String account() {
        return arn.account();
    }

    /** The name without the path. */
    public String name() {
        return arn.name();
    }

    /** Whether an ARN means it; the path of a role that was there before is not known. */
    boolean isAt(Arn other) {
        var sameName = trust.isEmpty()
                && other.account().equals(account())
                && other.resource().endsWith("/" + name());
        return sameName || other.equals(arn);
    }

    /** Somebody who has assumed it. */
    public Caller.RoleSession session() {
        return session(Optional.empty());
    }

    /** Somebody who has assumed it in the name of somebody else. */
    public Caller.RoleSession session(Optional<String> sourceIdentity) {
        return Caller.RoleSession.of(arn, sourceIdentity);
    }
}
