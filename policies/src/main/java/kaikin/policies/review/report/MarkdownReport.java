package kaikin.policies.review.report;

import static kaikin.policies.review.report.Markdown.code;
import static kaikin.policies.review.report.Markdown.head;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.intended.Result;
import kaikin.policies.pack.Finding;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.review.Judgement;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;
import kaikin.policies.review.Waiver;

/** A review as a comment on a pull request; equal reviews give equal bytes. */
public final class MarkdownReport {
    /** A comment's limit at GitHub, in characters. */
    public static final int LIMIT = 65_536;

    private final Review review;

    private MarkdownReport(Review review) {
        this.review = review;
    }

    /** The report, not longer than the limit. */
    public static String of(Review review) {
        return new MarkdownReport(review).text();
    }

    private String text() {
        var top = "# Who can now do what\n\n**" + Markdown.text(review.verdict()) + "**\n\nCompared with "
                + Markdown.text(review.base()) + ".\n\n";
        var sections = Stream.of(
                        Stream.of(access()),
                        judged("", review.judgement()),
                        review.deployed().stream().flatMap(deployed -> judged(" of what is deployed", deployed)),
                        resources(),
                        exemptions(),
                        claims(),
                        graph())
                .flatMap(each -> each)
                .toList();
        return Fitting.text(top, sections, LIMIT);
    }

    private Section access() {
        if (review.undecided().isPresent()) {
            return Section.text(
                    "Access",
                    "Cannot be compared: " + Markdown.text(review.undecided().get()));
        }
        if (review.access().isEmpty()) {
            return Section.text("Access", "Nobody can do more or less than before.");
        }
        var rows = Line.of(review.access()).stream().map(MarkdownReport::row).toList();
        return Section.table("Access", head("", "who", "can do", "on", "when", "way there", "for example"), fold(rows));
    }

    private static String row(Line line) {
        var change = line.first();
        if (change.kind() == Kind.RENAMED) {
            var old = Names.principal(change.resource());
            return Markdown.row(
                    "**renamed**",
                    code(Names.principal(change.principal())),
                    "what " + code(old) + " could",
                    "",
                    "",
                    "",
                    "");
        }
        return Markdown.row(
                "**" + change.kind() + "**",
                code(Names.principal(change.principal())),
                String.join(", ", line.actions().stream().map(Markdown::code).toList()),
                code(change.resource()),
                code(line.conditions()),
                code(Names.path(change.path())),
                evidence(change));
    }

    /** A request that shows it, and where the program says so. */
    private static String evidence(AccessChange change) {
        return Stream.concat(
                        Names.examples(change).stream().map(Markdown::code),
                        change.evidence().source().stream().map(line -> "at " + code(line.toString())))
                .collect(Collectors.joining("<br>"));
    }

    /** What is wrong; nothing where nothing is. */
    private Stream<Section> judged(String of, Judgement judgement) {
        var sections = new ArrayList<Section>();
        if (!judgement.wrong().isEmpty()) {
            var rows = judgement.wrong().stream().map(MarkdownReport::row).toList();
            sections.add(Section.table(
                    "Violations" + of, head("rule", "resource", "line", "what, why, and how to mend it"), fold(rows)));
        }
        var failed = judgement.failing().stream()
                .flatMap(claim -> failed(claim).stream())
                .toList();
        if (!failed.isEmpty()) {
            sections.add(Section.table("Claims" + of + " that do not hold", List.of(), failed));
        }
        judgement
                .undecided()
                .ifPresent(why -> sections.add(Section.text("Claims" + of, "Cannot be tried: " + Markdown.text(why))));
        return sections.stream();
    }

    /** What several fleets have alike, in one row. */
    private List<String> fold(List<String> rows) {
        return new Fleets(review.accounts()).fold(rows, MarkdownReport::withFleets);
    }

    /** At the end of the first cell. */
    private static String withFleets(String row, String where) {
        var end = row.indexOf(" | ", 2);
        return row.substring(0, end) + "<br>" + where + row.substring(end);
    }

    private static String row(Violation violation) {
        var about = violation.policy().about();
        var kind = violation.kind() == Finding.Kind.VIOLATION ? about.severity().toString() : "cannot decide";
        var component = violation
                .component()
                .map(urn -> "<br>in " + code(urn.type() + " · " + urn.name()))
                .orElse("");
        return Markdown.row(
                "**" + kind + "** " + code(violation.policy().name()),
                code(Names.subject(violation.finding())) + component,
                lines(violation.lines()),
                "%s<br>Why: %s<br>Must be: %s ([source](%s))"
                        .formatted(
                                Markdown.text(violation.message()),
                                Markdown.text(about.why()),
                                Markdown.text(about.info()),
                                about.link()));
    }

    /** The making line, and the component's. */
    private static String lines(List<SourceLine> source) {
        return source.stream()
                .map(line -> code(line.toString()))
                .reduce((making, component) -> making + "<br>by " + component)
                .orElse("not known");
    }

    private Stream<Section> exemptions() {
        var rows = review.exemptions().stream().map(this::row).toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.folded(
                        "Exemptions in force",
                        rows.size() + " in force",
                        head("rule", "resource", "what in it", "reason", "days left"),
                        fold(rows)));
    }

    private String row(Waiver waiver) {
        var exemption = waiver.exemption();
        return Markdown.row(
                code(exemption.rule()),
                code(exemption.component().urn().stack() + " · " + exemption.resource()),
                code(exemption.subject()),
                Markdown.text(exemption.reason()),
                waiver.daysLeft(review.today()) + " (until " + exemption.until() + ")");
    }

    private Stream<Section> claims() {
        var holding = review.judgement().holding();
        var rows = holding.stream()
                .map(claim -> "- " + Markdown.text(claim.claim()))
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.folded("Claims that hold", rows.size() + " hold", List.of(), rows));
    }

    private List<String> failed(Result claim) {
        var rows = new ArrayList<String>();
        rows.add("- " + Markdown.text(claim.claim()));
        new Fleets(review.accounts())
                .fold(claim.against(), (text, where) -> where + ": " + text)
                .forEach(each -> rows.add("  - " + code(each)));
        return rows;
    }

    private Stream<Section> resources() {
        var changes = review.resources().changes();
        var rows = changes.stream()
                .map(change -> Markdown.row(
                        change.kind().sign(),
                        code(Names.resource(change.resource())),
                        String.join(
                                "<br>",
                                change.details().stream().map(Markdown::code).toList())))
                .toList();
        var summary = changes.size() + " changed, " + review.resources().unchanged() + " unchanged";
        return Stream.of(
                rows.isEmpty()
                        ? Section.text("Resources", summary)
                        : Section.folded("Resources", summary, head("", "resource", "what"), fold(rows)));
    }

    private Stream<Section> graph() {
        var rows = new Mermaid(review.trust()).lines();
        return rows.isEmpty() ? Stream.empty() : Stream.of(Section.picture("Who can become whom", rows));
    }
}
