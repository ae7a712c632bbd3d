package kaikin.policies.review.report;

import static kaikin.policies.review.report.Markdown.code;
import static kaikin.policies.review.report.Markdown.head;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.pack.Finding;
import kaikin.policies.plan.SourceLine;
import kaikin.policies.proofs.Result;
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
        var sections = Stream.of(Stream.of(access()), violations(), exemptions(), proofs(), resources(), graph())
                .flatMap(each -> each)
                .toList();
        return Fitting.text(top, sections, LIMIT);
    }

    private Section access() {
        if (review.undecided().isPresent()) {
            return new Section(
                    "Access",
                    List.of(),
                    List.of("Cannot be compared: "
                            + Markdown.text(review.undecided().get())),
                    List.of(),
                    false);
        }
        if (review.access().isEmpty()) {
            return new Section(
                    "Access", List.of(), List.of("Nobody can do more or less than before."), List.of(), false);
        }
        var rows = Line.of(review.access()).stream().map(MarkdownReport::row).toList();
        return Section.table("Access", head("", "who", "can do", "on", "when", "way there"), rows);
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
                    "");
        }
        return Markdown.row(
                "**" + change.kind() + "**",
                code(Names.principal(change.principal())),
                String.join(", ", line.actions().stream().map(Markdown::code).toList()),
                code(change.resource()),
                code(line.conditions()),
                code(Names.path(change.path())));
    }

    private Stream<Section> violations() {
        var rows = review.violations().stream()
                .filter(violation -> violation.kind() != Finding.Kind.EXEMPT)
                .map(MarkdownReport::row)
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.table(
                        "Violations", head("rule", "resource", "line", "what, why, and how to mend it"), rows));
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
                code(Names.resource(violation.resource())) + component,
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
                : Stream.of(
                        Section.table("Exemptions in force", head("rule", "resource", "reason", "days left"), rows));
    }

    private String row(Waiver waiver) {
        var exemption = waiver.exemption();
        return Markdown.row(
                code(exemption.rule()),
                code(exemption.component().urn().stack() + " · " + exemption.resource()),
                Markdown.text(exemption.reason()),
                waiver.daysLeft(review.today()) + " (until " + exemption.until() + ")");
    }

    private Stream<Section> proofs() {
        var rows = new ArrayList<String>();
        review.proofs().stream().filter(proof -> !proof.holds()).forEach(proof -> rows.addAll(failed(proof)));
        review.proofs().stream()
                .filter(Result::holds)
                .forEach(proof ->
                        rows.add("- holds: " + Markdown.text(proof.claim()) + " (" + proof.tried() + " tried)"));
        var section = new Section("Proofs", List.of(), rows, List.of(), review.failed() == 0);
        return rows.isEmpty() ? Stream.empty() : Stream.of(section);
    }

    private static List<String> failed(Result proof) {
        var rows = new ArrayList<String>();
        rows.add("- **does not hold**: " + Markdown.text(proof.claim()));
        proof.counterExamples().forEach(each -> rows.add("  - " + code(each)));
        return rows;
    }

    private Stream<Section> resources() {
        var rows = review.resources().stream()
                .map(change -> Markdown.row(
                        change.kind().sign(),
                        code(Names.resource(change.resource())),
                        String.join(
                                "<br>",
                                change.details().stream().map(Markdown::code).toList())))
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.table("Resources", head("", "resource", "what"), rows)
                        .fold());
    }

    private Stream<Section> graph() {
        var rows = new Mermaid(review.trust()).lines();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(new Section("Who can become whom", List.of("```mermaid"), rows, List.of("```"), true));
    }
}
