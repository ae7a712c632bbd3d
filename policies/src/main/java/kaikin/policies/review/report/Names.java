package kaikin.policies.review.report;

import java.util.List;
import java.util.stream.Collectors;
import kaikin.policies.plan.Urn;

/** What principals and resources are called where people read them. */
final class Names {
    private static final String ROLE = "arn:aws:iam::([0-9]{12}):role/(.+)";

    private Names() {}

    /** A role by its name and account, anybody else as the policies have it. */
    static String principal(String name) {
        return name.matches(ROLE) ? name.replaceFirst(ROLE, "$2 ($1)") : name;
    }

    static String path(List<String> path) {
        return path.stream().map(Names::principal).collect(Collectors.joining(" → "));
    }

    static String conditions(List<String> conditions) {
        return conditions.isEmpty() ? "always" : String.join(" and ", conditions);
    }

    static String resource(Urn urn) {
        return urn.stack() + " · " + urn.type() + " · " + urn.name();
    }
}
