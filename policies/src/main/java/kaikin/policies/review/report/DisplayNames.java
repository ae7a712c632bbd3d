package kaikin.policies.review.report;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessExample;

/** Names principals, resources and examples as people read them. */
public final class DisplayNames {
    private static final String ROLE = "arn:aws:iam::([0-9]{12}):role/(.+)";

    private DisplayNames() {}

    /** A role by its name and account, anybody else as the policies have it. */
    public static String principal(String name) {
        return name.matches(ROLE) ? name.replaceFirst(ROLE, "$2 ($1)") : name;
    }

    /**
     * Shows a change of access by example: a request that is new, one that is no more, or one of each. It names who makes it
     * where that is not the principal itself.
     */
    public static List<String> examples(AccessChange change) {
        var evidence = change.evidence();
        var both = evidence.gained().isPresent() && evidence.lost().isPresent();
        return Stream.concat(
                        evidence.gained().stream()
                                .map(each -> (both ? "for example now: " : "for example: ") + example(each, change)),
                        evidence.lost().stream()
                                .map(each -> (both ? "no more: " : "for example: ") + example(each, change)))
                .toList();
    }

    private static String example(AccessExample example, AccessChange change) {
        return example.principal().equals(change.principal())
                ? example.request()
                : principal(example.principal()) + " " + example.request();
    }
}
