package kaikin.policies.review.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static kaikin.policies.review.report.Markdown.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kaikin.policies.access.Access;
import kaikin.policies.access.Grant;
import kaikin.policies.model.Plan;

/** The page that says who can do what: a pull request's own diff of it is the change in access. */
public final class AccessPage {
    private static final String TOP = """
            # Who can do what

            Every access that the policies of all accounts together give, both sides of each asked, explicit denies counted. `./kaikin review --write` makes this page, and a test fails when it is out of date. It equals the [table of intended access](../policies/intended-access.md), which is written by hand and proved ([how](iam.md#intended-access)).

            """;

    private AccessPage() {}

    public static String of(List<Plan> plans) {
        var access = Access.of(plans);
        var lines = new ArrayList<String>();
        lines.add(TOP);
        lines.addAll(Markdown.head("who", "may", "when"));
        lines.addAll(rows(access.grants()));
        lines.add("");
        lines.add("## Who can become whom");
        lines.add("");
        lines.add("```mermaid");
        lines.addAll(MermaidGraph.all(access.edges()));
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    /** One row for all actions of one principal on one resource under the same conditions. */
    private static List<String> rows(List<Grant> grants) {
        record Alike(String principal, String resource, List<String> conditions) {}
        Map<Alike, List<Grant>> alike = grants.stream()
                .collect(groupingBy(
                        grant -> new Alike(grant.principal(), grant.resource(), grant.conditions()),
                        LinkedHashMap::new,
                        toList()));
        return alike.entrySet().stream()
                .map(entry -> Markdown.row(
                        code(DisplayNames.principal(entry.getKey().principal())),
                        entry.getValue().stream()
                                        .map(grant -> code(grant.action()))
                                        .collect(joining(", ")) + " on "
                                + code(DisplayNames.principal(entry.getKey().resource())),
                        entry.getKey().conditions().stream()
                                .map(condition -> ConditionWords.words(condition, Markdown::code))
                                .collect(joining(" and "))))
                .toList();
    }
}
