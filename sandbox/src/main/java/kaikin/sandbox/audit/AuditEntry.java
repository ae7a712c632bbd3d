package kaikin.sandbox.audit;

import java.time.Instant;

/**
 * One line of the audit.
 *
 * @param account whose resource it is about
 * @param decision {@code allowed}, {@code explicitDeny} or {@code implicitDeny}, as IAM's policy simulator says it; or
 *     {@code refused} for what never came to a decision
 * @param statement the statements that decided, as «policy: Sid»; empty where none allowed it
 */
public record AuditEntry(
        Instant time,
        String account,
        String principal,
        String action,
        String resource,
        String decision,
        String statement,
        String reason) {
    /** The decision on a call that no policy had a say in. */
    public static final String REFUSED = "refused";

    public boolean allowed() {
        return decision.equals("allowed");
    }
}
