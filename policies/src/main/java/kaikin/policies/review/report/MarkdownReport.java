package kaikin.policies.review.report;

import static kaikin.policies.review.report.Markdown.code;
import static kaikin.policies.review.report.Markdown.head;
import static kaikin.policies.review.report.Markdown.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.model.SourceLine;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.Review;
import kaikin.policies.review.report.AccessRows.AccessRow;
import kaikin.policies.review.report.ReviewRows.FoundRow;
import kaikin.policies.review.report.ReviewRows.ResourceRow;
import kaikin.policies.review.report.ReviewRows.TextRow;
import kaikin.policies.review.report.ReviewRows.ViolationRow;
import kaikin.policies.review.report.SizeLimitedReport.Section;

/**
 * A review as a comment on a pull request: what needs a decision is open and about a screen long, everything else folded.
 * Equal reviews give equal bytes.
 */
public final class MarkdownReport {
    /** A comment's limit at GitHub, in characters. */
    public static final int LIMIT = 65_536;

    /** So many rows of a part are open, where access and violations do not share a screen. */
    private static final int OPEN = 3;
    /** So many things are named in a cell. */
    private static final int NAMED = 4;
    /** Differences of policies and documents are open up to so many lines, all together. */
    private static final int OPEN_LINES = 18;
    /** Lines that a block of them takes besides its own. */
    private static final int BLOCK = 4;

    private final Review review;
    private final AccessRows accessRows;
    private final ReviewRows rows;
    private final List<AccessRow> access;
    private final List<ViolationRow> violations;

    private MarkdownReport(Review review) {
        this.review = review;
        var fleets = new EqualFleets(review.accounts());
        this.accessRows = new AccessRows(review, fleets);
        this.rows = new ReviewRows(review, fleets);
        this.access = accessRows.changes();
        this.violations = rows.violations(review.judgement());
    }

    /** The report, not longer than the limit. */
    public static String of(Review review) {
        return new MarkdownReport(review).text();
    }

    private String text() {
        if (review.isEmpty() && review.deployed().isEmpty()) {
            return "✅ **Nothing changes**: the checks passed, compared with " + Markdown.text(review.base()) + ".\n";
        }
        var top = "## " + (review.status() == 0 ? "✅ " : "❌ ") + Markdown.text(review.verdict()) + "\n\n"
                + Stream.concat(
                                review.counts().stream().map(MarkdownReport::capital),
                                Stream.of("compared with " + Markdown.text(review.base())))
                        .collect(Collectors.joining(" · "))
                + "\n\n";
        var sections = Stream.of(
                        losses(),
                        access(),
                        judged("", review.judgement(), violations),
                        review.deployed().stream()
                                .flatMap(deployed ->
                                        judged(" of what is deployed", deployed, rows.violations(deployed))),
                        texts(),
                        picture(),
                        resources(),
                        exemptions(),
                        claims())
                .flatMap(each -> each)
                .toList();
        return SizeLimitedReport.text(top, sections, LIMIT);
    }

    private static String capital(String text) {
        var colon = text.indexOf(':');
        return "**" + Markdown.text(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1, colon)) + "**"
                + Markdown.text(text.substring(colon));
    }

    private Stream<Section> losses() {
        var lines = rows.losses().stream()
                .map(loss -> "- **" + Markdown.text(loss.what()) + "** " + codes(loss.resources()) + " "
                        + Markdown.text(loss.where()))
                .toList();
        return lines.isEmpty() ? Stream.empty() : Stream.of(Section.table("Deleted or weaker", List.of(), lines, OPEN));
    }

    private Stream<Section> access() {
        if (review.undecided().isPresent()) {
            return Stream.of(Section.text(
                    "Access",
                    "Cannot be compared: " + Markdown.text(review.undecided().get())));
        }
        var lines = access.stream().map(MarkdownReport::access).toList();
        return lines.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.table("Access", head("who", "what"), lines, open()));
    }

    private int open() {
        return review.access().isEmpty() || review.judgement().wrong().isEmpty() ? OPEN : OPEN - 1;
    }

    private static String access(AccessRow row) {
        if (row.kind() == Kind.RENAMED) {
            return row(
                    "**renamed** " + codes(row.who()) + where(row),
                    "was " + codes(row.resources()) + ", can what that could");
        }
        return row(
                "**" + row.kind() + "** " + codes(row.who()) + where(row),
                cell(Stream.of(
                        Stream.of(codes(row.actions()) + " on " + codes(row.resources()) + conditions(row)),
                        examples(row),
                        at(row.lines()),
                        toAllow(row))));
    }

    private static String where(AccessRow row) {
        return row.where().isEmpty() ? "" : "<br>" + row.where();
    }

    private static Stream<String> toAllow(AccessRow row) {
        return row.toAllow().isEmpty()
                ? Stream.empty()
                : Stream.of("**not in the table of intended access**; to allow it, add "
                        + String.join(" and ", row.toAllow())
                                .replaceAll("(policies/intended-access\\.md(?::\\d+)?)", "`$1`"));
    }

    private static String conditions(AccessRow row) {
        return switch (row.kind()) {
            case GAINED -> ", " + ConditionWords.words(row.after(), Markdown::code);
            case LOST -> ", " + ConditionWords.words(row.before(), Markdown::code);
            case RENAMED -> "";
            case WIDER, NARROWER, SHIFTED ->
                "<br>before: " + ConditionWords.words(row.before(), Markdown::code) + "<br>now: **"
                        + ConditionWords.words(row.after(), Markdown::code) + "**";
        };
    }

    /** Examples of what the row does not say itself: what was not allowed before, or which of many it is. */
    private static Stream<String> examples(AccessRow row) {
        var isSaid = (row.kind() == Kind.GAINED || row.kind() == Kind.LOST)
                && row.who().stream().allMatch(who -> who.contains("("))
                && row.actions().stream().noneMatch(action -> action.contains("*"));
        return isSaid
                ? Stream.empty()
                : row.examples().stream().map(text -> {
                    var colon = text.indexOf(": ");
                    return text.substring(0, colon + 2) + code(text.substring(colon + 2));
                });
    }

    /** The sections on what is wrong; none where nothing is. */
    private Stream<Section> judged(String of, PlanFindings judgement, List<ViolationRow> broken) {
        var sections = new ArrayList<Section>();
        if (!broken.isEmpty()) {
            sections.add(Section.table(
                    "Violations" + of,
                    head("rule", "what, where"),
                    broken.stream().map(MarkdownReport::violation).toList(),
                    open()));
        }
        var failed = accessRows.claims(judgement);
        if (!failed.isEmpty()) {
            sections.add(Section.table(
                    "Claims" + of + " that do not hold",
                    List.of(),
                    failed.stream()
                            .map(claim -> "- " + Markdown.text(claim.claim()))
                            .toList(),
                    OPEN + 1));
            sections.add(Section.folded(
                    "What speaks against them",
                    List.of(),
                    failed.stream()
                            .flatMap(claim -> ReviewRows.some(claim.against(), NAMED).stream())
                            .map(each -> "- " + code(each))
                            .toList()));
        }
        judgement
                .undecided()
                .ifPresent(why -> sections.add(Section.text("Claims" + of, "Cannot be tried: " + Markdown.text(why))));
        return sections.stream();
    }

    private static String violation(ViolationRow row) {
        return row(
                "**" + row.severity() + "** " + code(row.policy().name()) + " [why]("
                        + row.policy().about().link() + ")",
                cell(Stream.of(
                        ReviewRows.some(
                                row.found().stream().map(MarkdownReport::found).toList(), OPEN)
                                .stream(),
                        at(row.lines()))));
    }

    private static String found(FoundRow found) {
        return codes(found.resources()) + " " + Markdown.text(found.where()) + ": " + Markdown.text(found.message());
    }

    /** Before and after, statement by statement: open where it is short. */
    private Stream<Section> texts() {
        var texts = rows.texts();
        var blocks = texts.stream().map(MarkdownReport::block).toList();
        if (blocks.isEmpty()) {
            return Stream.empty();
        }
        var above = Math.min(access.size(), open()) + violations.size();
        var isShort = above < OPEN
                && texts.stream().mapToInt(text -> text.lines().size() + BLOCK).sum() <= OPEN_LINES;
        return Stream.of(Section.table("Before and after", List.of(), blocks, isShort ? blocks.size() : 0));
    }

    private static String block(TextRow text) {
        var lines = text.lines().stream()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").replace("```", "'''"))
                .collect(Collectors.joining("\n"));
        return code(text.name()) + " of " + codes(text.resources()) + " " + Markdown.text(text.where())
                + "\n\n```diff\n" + lines + "\n```\n";
    }

    private Stream<Section> picture() {
        var lines = MermaidGraph.changed(review.trust());
        return lines.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.picture("Who can become whom: + gained, − lost, ~ on other conditions", lines));
    }

    private Stream<Section> resources() {
        var lines = rows.resources().stream().map(MarkdownReport::resource).toList();
        return lines.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.folded(
                        "Resources (" + review.resources().unchanged() + " unchanged)",
                        head("", "resource", "what"),
                        lines));
    }

    private static String resource(ResourceRow row) {
        return row(
                row.kind().word(),
                code(row.resource()) + "<br>" + Markdown.text(row.where()),
                cell(Stream.of(row.details().stream().map(Markdown::code))));
    }

    private Stream<Section> exemptions() {
        var lines = rows.exemptions().stream()
                .map(each -> row(
                        code(each.rule()),
                        code(each.resource()) + " " + Markdown.text(each.where()) + "<br>" + code(each.subject()),
                        Markdown.text(each.reason()) + "<br>" + each.until()))
                .toList();
        return lines.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.folded("Exemptions in force", head("rule", "what", "reason"), lines));
    }

    private Stream<Section> claims() {
        var lines = review.judgement().holding().stream()
                .map(claim -> "- " + Markdown.text(claim.claim()))
                .toList();
        return lines.isEmpty() ? Stream.empty() : Stream.of(Section.folded("Claims that hold", List.of(), lines));
    }

    private static String codes(List<String> texts) {
        return texts.size() <= NAMED
                ? texts.stream().map(Markdown::code).collect(Collectors.joining(", "))
                : texts.stream().limit(NAMED - 1).map(Markdown::code).collect(Collectors.joining(", ")) + " and "
                        + (texts.size() - NAMED + 1) + " more";
    }

    /** Files by their last name: the annotations stand at the lines themselves. */
    private static Stream<String> at(List<SourceLine> lines) {
        return Optional.of(ReviewRows.some(
                        lines.stream()
                                .map(line -> code(line.toString().replaceFirst("^.*/", "")))
                                .toList(),
                        NAMED))
                .filter(texts -> !texts.isEmpty())
                .map(texts -> "at " + String.join(", ", texts))
                .stream();
    }

    private static String cell(Stream<Stream<String>> parts) {
        return parts.flatMap(each -> each).collect(Collectors.joining("<br>"));
    }
}
