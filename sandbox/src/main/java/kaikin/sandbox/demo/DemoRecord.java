package kaikin.sandbox.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import kaikin.sandbox.audit.Audit.AuditEntry;

/**
 * The story as it went.
 *
 * @param answer what the bot said when it was asked
 * @param outcome what it said when the release had ended
 */
public record DemoRecord(List<DemoStep> steps, String answer, String outcome, Findings findings) {
    /** The facts that the demo is there to show. */
    record Findings(
            boolean blockedBefore, boolean reachableAfter, boolean othersStillBanned, boolean otherServerUntouched) {
        boolean all() {
            return blockedBefore && reachableAfter && othersStillBanned && otherServerUntouched;
        }
    }

    /** Tells whether every part of it happened. */
    public boolean happened() {
        return findings.all() && !answer.isEmpty() && !outcome.isEmpty();
    }

    public String verdict() {
        return happened() ? "The ban is lifted." : "The story did not come to its end: " + findings;
    }

    public String json(double seconds) {
        var json = JsonNodeFactory.instance.objectNode();
        var array = json.putArray("steps");
        for (var step : steps) {
            array.addObject()
                    .put("step", step.step())
                    .put("account", step.account())
                    .put("principal", step.principal())
                    .put("action", step.action())
                    .put("resource", step.resource())
                    .put("decision", step.decision())
                    .put("statement", step.statement());
        }
        return json.put("answer", answer)
                .put("outcome", outcome)
                .put("blockedBefore", findings.blockedBefore())
                .put("reachableAfter", findings.reachableAfter())
                .put("othersStillBanned", findings.othersStillBanned())
                .put("otherServerUntouched", findings.otherServerUntouched())
                .put("seconds", seconds)
                .toPrettyString();
    }

    /**
     * One hop of the story: who did what to what, and which policy statement decided.
     *
     * @param step the part of the story that it belongs to
     */
    public record DemoStep(
            String step,
            String account,
            String principal,
            String action,
            String resource,
            String decision,
            String statement) {
        static DemoStep of(String step, AuditEntry entry) {
            return new DemoStep(
                    step,
                    entry.account(),
                    entry.principal(),
                    entry.action(),
                    entry.resource(),
                    entry.decision(),
                    entry.statement());
        }

        /** One line for people: who did what to what, and which statements allowed it. */
        String brief() {
            var by = statement.replaceAll("[^+]*: ", "").replace("+", " + ");
            return "%s  %s  %s %s  %s"
                    .formatted(
                            account,
                            who(principal).replaceFirst("/.*", ""),
                            action,
                            resource.replaceFirst(".*/|.*:function:", ""),
                            by.isEmpty() ? decision : by);
        }

        /** One line for people on what nobody's policy decides. */
        String happening() {
            return "%s  %s  %s: %s".formatted(principal, action, resource, decision);
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
}
