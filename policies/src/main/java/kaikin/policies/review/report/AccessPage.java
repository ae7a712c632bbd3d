package kaikin.policies.review.report;

import static kaikin.policies.review.report.Markdown.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kaikin.policies.access.Access;
import kaikin.policies.access.Grant;
import kaikin.policies.plan.Plan;
import kaikin.policies.review.Review;

/** The page that says who can do what: a pull request's own diff of it is the change in access. */
public final class AccessPage {
    private static final String TOP = """
            # Who can do what

            Every access that the policies of all accounts together give, both sides of each asked, explicit denies counted. `./kaikin review --write` makes this page, and a test fails when it is out of date. It equals the [table of intended access](../policies/intended-access.md), which is written by hand and proved ([how](iam.md#intended-access)).

            ## Who can become whom
            """;

    private AccessPage() {}

    public static String of(List<Plan> plans) {
        var access = Access.of(plans);
        var lines = new ArrayList<String>();
        lines.add(TOP);
        lines.add("```mermaid");
        lines.addAll(new Mermaid(new Review.Trust(access.edges(), access.edges())).lines());
        lines.add("```");
        byPrincipal(access.grants()).forEach((principal, grants) -> {
            lines.add("");
            lines.add("## " + Markdown.text(principal));
            lines.add("");
            lines.add(code(Names.path(grants.get(0).path())));
            lines.add("");
            lines.addAll(Markdown.head("can do", "on", "when"));
            rows(grants).forEach(lines::add);
        });
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, List<Grant>> byPrincipal(List<Grant> grants) {
        return grants.stream()
                .collect(Collectors.groupingBy(
                        grant -> Names.principal(grant.principal()), TreeMap::new, Collectors.toList()));
    }

    /** One row for all actions on one resource under the same conditions. */
    private static List<String> rows(List<Grant> grants) {
        return grants.stream()
                .collect(Collectors.groupingBy(
                        grant -> Markdown.row(code(grant.resource()), conditions(grant)),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(same -> Markdown.row(
                        same.stream().map(grant -> code(grant.action())).collect(Collectors.joining(", ")),
                        code(same.get(0).resource()),
                        conditions(same.get(0))))
                .toList();
    }

    private static String conditions(Grant grant) {
        return grant.conditions().isEmpty()
                ? ""
                : grant.conditions().stream().map(Markdown::code).collect(Collectors.joining(" and "));
    }
}
