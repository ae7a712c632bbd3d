package kaikin.policies.pack;

import java.util.List;

/**
 * What people read of a rule.
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

    /** A rule of high severity that nobody else has. */
    public static RuleDescription rule(String info, String why, String link) {
        return new RuleDescription(info, why, link, Severity.HIGH, List.of());
    }

    /** The same, of another severity. */
    public RuleDescription of(Severity other) {
        return new RuleDescription(info, why, link, other, covers);
    }

    /** The same, with the ids of its neighbours, such as {@code CKV_AWS_60}. */
    public RuleDescription covering(String... ids) {
        return new RuleDescription(info, why, link, severity, List.of(ids));
    }
}
