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

    String line() {
        return "    %s  %s%n      on %s%n      %s%s"
                .formatted(
                        shorter(principal),
                        action,
                        shorter(resource),
                        decision,
                        statement.isEmpty() ? "" : " by " + statement);
    }

    private static String shorter(String arn) {
        return arn.replaceFirst("^arn:aws:", "");
    }
}
