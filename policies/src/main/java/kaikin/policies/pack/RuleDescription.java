package kaikin.policies.pack;

import java.util.List;

/**
 * Describes a rule to people.
 *
 * @param info what must be, in one sentence
 * @param why what happens otherwise
 * @param link where AWS, or who found it out, says so
 * @param covers the ids of rules elsewhere that a plan keeps with this one
 */
public record RuleDescription(String info, String why, String link, Severity severity, List<String> covers) {
    public RuleDescription {
        covers = List.copyOf(covers);
    }

    /** Describes a rule of high severity that no other tool has. */
    public static RuleDescription rule(String info, String why, String link) {
        return new RuleDescription(info, why, link, Severity.HIGH, List.of());
    }

    /** This description with another severity. */
    public RuleDescription of(Severity other) {
        return new RuleDescription(info, why, link, other, covers);
    }

    /** This description with the ids of rules elsewhere, such as {@code CKV_AWS_60}. */
    public RuleDescription covering(String... ids) {
        return new RuleDescription(info, why, link, severity, List.of(ids));
    }
}
