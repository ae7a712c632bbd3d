package kaikin.policies.iam;

/** A policy's place decides which elements it must and must not have. */
public enum PolicyKind {
    /** On a role. */
    IDENTITY(false, true),
    /** On a session, passed when the role was assumed. */
    SESSION(false, true),
    /** On a resource. */
    RESOURCE(true, true),
    /** On a role, about who may assume it. */
    TRUST(true, false);

    private final boolean principal;
    private final boolean resource;

    PolicyKind(boolean principal, boolean resource) {
        this.principal = principal;
        this.resource = resource;
    }

    /** Throws a {@link MalformedPolicyException} where a statement can't stand in a policy of this kind. */
    public void check(NamedPolicy policy) {
        for (var statement : policy.document().statements()) {
            require(principal, statement.principals().isPresent(), policy, statement, "Principal");
            require(resource, statement.resources().isPresent(), policy, statement, "Resource");
            if (this == TRUST && !statement.actions().areOf("sts")) {
                throw new MalformedPolicyException(place(policy, statement)
                        + ": a trust policy is about sts actions only, not " + statement.actions());
            }
        }
    }

    private static String place(NamedPolicy policy, Statement statement) {
        return "policy «" + policy.name() + "», statement «" + statement.sid() + "»";
    }

    private void require(boolean due, boolean present, NamedPolicy policy, Statement statement, String element) {
        if (due && !present) {
            throw new MalformedPolicyException(
                    place(policy, statement) + ": " + element + " is missing, and " + article() + " needs it");
        }
        if (!due && present) {
            throw new MalformedPolicyException(place(policy, statement) + ": " + article() + " has no " + element
                    + " or Not" + element + ": leave it out");
        }
    }

    private String article() {
        return switch (this) {
            case IDENTITY -> "an identity policy";
            case SESSION -> "a session policy";
            case RESOURCE -> "a resource policy";
            case TRUST -> "a trust policy";
        };
    }
}
