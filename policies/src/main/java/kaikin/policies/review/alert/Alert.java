package kaikin.policies.review.alert;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kaikin.policies.model.SourceLine;
import kaikin.policies.pack.Severity;

/**
 * One thing that a review found wrong.
 *
 * @param type the resource's type, such as {@code aws:iam/role:Role}
 * @param name the resource's Pulumi name
 * @param subject what in the resource it is about, the same for as long as that is there; empty where it is all of it
 * @param places the line that a pull request changed, where it did this; then those that make the resource and the
 *     component around it; none where no line of the program does
 * @param message what is wrong and how to fix it
 * @param exemption why it is accepted, where it is
 */
public record Alert(
        Rule rule,
        Level level,
        String stack,
        String type,
        String name,
        String subject,
        List<Location> places,
        String message,
        Optional<String> exemption) {
    /**
     * A rule, and what its alerts have in common.
     *
     * @param id such as {@code no-wildcard-action}
     * @param info what must be, in one sentence
     * @param why what happens otherwise
     * @param link where more is said
     * @param level what its alerts do unless they say otherwise
     */
    public record Rule(String id, String info, String why, String link, Severity severity, Level level) {}

    /** The effect of an alert on the check, the worst first. */
    public enum Level {
        /** Fails it. */
        ERROR,
        /** Is said, and fails nothing. */
        WARNING,
        /** Is worth knowing. */
        NOTE;

        /** SARIF's word. */
        String sarif() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The workflow command's name. */
        String command() {
            return this == NOTE ? "notice" : sarif();
        }
    }

    /**
     * A line, and what it has to do with an alert.
     *
     * @param what such as "the component around it"
     */
    public record Location(SourceLine line, String what) {}

    public Alert {
        places = List.copyOf(places);
    }

    /** The line where it is shown; empty where no line of the program has anything to do with it. */
    Optional<SourceLine> place() {
        return places.stream().findFirst().map(Location::line);
    }

    /** The other lines. */
    List<Location> around() {
        return places.isEmpty() ? places : places.subList(1, places.size());
    }

    Severity severity() {
        return rule.severity();
    }

    /** Its fingerprint: the same as long as rule, resource and subject are, wherever in the program they move. */
    String identity() {
        return String.join("\n", rule.id(), stack, type, name) + (subject.isEmpty() ? "" : "\n" + subject);
    }

    @Override
    public String toString() {
        return type + " «" + name + "» of " + stack + ": " + message;
    }
}
