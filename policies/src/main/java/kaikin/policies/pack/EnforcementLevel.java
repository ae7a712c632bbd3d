package kaikin.policies.pack;

/** What a violation does: Pulumi's levels, without remediation, which no rule here does. */
public enum EnforcementLevel {
    /** It is said, and nothing is stopped. */
    ADVISORY,
    /** It stops the deployment. */
    MANDATORY,
    /** The rule does not run. */
    DISABLED
}
