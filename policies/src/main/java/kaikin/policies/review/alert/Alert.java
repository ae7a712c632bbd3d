package kaikin.policies.review.alert;

import java.util.List;
import java.util.Optional;
import kaikin.policies.pack.Severity;
import kaikin.policies.plan.SourceLine;

/**
 * One thing that a review found wrong.
 *
 * @param type the resource's type, such as {@code aws:iam/role:Role}
 * @param name the resource's Pulumi name
 * @param places the line that creates the resource, then the lines of the components around it; none where only a state
 *     is known
 * @param message what is wrong and how to mend it
 * @param exemption why it is accepted, where it is
 */
public record Alert(
        AlertRule rule,
        Level level,
        String stack,
        String type,
        String name,
        List<SourceLine> places,
        String message,
        Optional<String> exemption) {
    public Alert {
        places = List.copyOf(places);
    }

    /** Where it is shown: without a line of the program, at the top of the stack's file. */
    SourceLine place() {
        return places.isEmpty() ? new SourceLine("Pulumi." + stack + ".yaml", 1) : places.get(0);
    }

    /** The components' lines. */
    List<SourceLine> around() {
        return places.isEmpty() ? places : places.subList(1, places.size());
    }

    Severity severity() {
        return rule.severity();
    }

    /** The same as long as rule and resource are, wherever in the program they move. */
    String identity() {
        return String.join("\n", rule.id(), stack, type, name);
    }

    @Override
    public String toString() {
        return type + " «" + name + "» of " + stack + ": " + message;
    }
}
