package kaikin.sandbox.demo;

import kaikin.sandbox.audit.Entry;

/**
 * One hop of the story: who did what to what, and which policy statement decided.
 *
 * @param step the part of the story that it belongs to
 */
record Step(
        String step,
        String account,
        String principal,
        String action,
        String resource,
        String decision,
        String statement) {
    static Step of(String step, Entry entry) {
        return new Step(
                step,
                entry.account(),
                entry.principal(),
                entry.action(),
                entry.resource(),
                entry.decision(),
                entry.statement());
    }

    /** Two lines for people: who did what to what, and what decided. */
    String line() {
        var by = statement.isEmpty() ? "" : " by " + statement;
        return "  %-12s  %s  %s  %s%n                → %s%s"
                .formatted(account, who(principal), action, what(resource), decision, by);
    }

    /** A session by role and name. */
    private static String who(String principal) {
        return principal.replaceFirst("^arn:aws:sts::[0-9]{12}:assumed-role/", "");
    }

    /** An ARN without what the line says already. */
    private static String what(String resource) {
        return resource.replaceFirst("^arn:aws:([a-z0-9]+):[a-z0-9-]*:[0-9]*:", "");
    }
}
