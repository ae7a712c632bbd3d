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
public record About(String info, String why, String link, Severity severity, List<String> covers) {
    public About {
        covers = List.copyOf(covers);
    }

    /** A rule of high severity that nobody else has. */
    public static About rule(String info, String why, String link) {
        return new About(info, why, link, Severity.HIGH, List.of());
    }

    /** The same, of another severity. */
    public About of(Severity other) {
        return new About(info, why, link, other, covers);
    }

    /** The same, with the ids of its neighbours, such as {@code CKV_AWS_60}. */
    public About covering(String... ids) {
        return new About(info, why, link, severity, List.of(ids));
    }
}
