package kaikin.sandbox.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * The story as it went.
 *
 * @param answer what the bot said when it was asked
 * @param outcome what it said when the release had ended
 */
public record DemoRecord(List<DemoStep> steps, String answer, String outcome, Findings findings) {
    /** What the demo is there to show. */
    record Findings(
            boolean blockedBefore, boolean reachableAfter, boolean othersStillBanned, boolean otherServerUntouched) {
        boolean all() {
            return blockedBefore && reachableAfter && othersStillBanned && otherServerUntouched;
        }
    }

    /** Whether every part of it happened. */
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
}
