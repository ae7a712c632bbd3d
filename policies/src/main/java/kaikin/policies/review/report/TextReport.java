package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.Review;
import kaikin.policies.review.report.AccessRows.AccessRow;
import kaikin.policies.review.report.AccessRows.ClaimRow;
import kaikin.policies.review.report.ReviewRows.TextRow;
import kaikin.policies.review.report.ReviewRows.ViolationRow;

/** A review for a terminal of 100 columns: the same rows as in a pull request's comment. */
public final class TextReport {
    /** A way to tell it. */
    public enum Option {
        /** What is as it should be is told whole. */
        ALL,
        /** With the colours of a terminal (ECMA-48). */
        COLOUR
    }

    private static final int WIDTH = 100;
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BOLD = "1";
    private static final UnaryOperator<String> PLAIN = UnaryOperator.identity();

    private final Review review;
    private final AccessRows access;
    private final ReviewRows rows;
    private final Set<Option> options;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Review review, Set<Option> options) {
        this.review = review;
        var fleets = new EqualFleets(review.accounts());
        this.access = new AccessRows(review, fleets);
        this.rows = new ReviewRows(review, fleets);
        this.options = options;
    }

    /**
     * The report: the verdict, what is deleted, who can do more, who can do less, what is wrong. What is as it should be
     * takes one line each.
     */
    public static String of(Review review, Option... options) {
        var set = EnumSet.noneOf(Option.class);
        set.addAll(List.of(options));
        return new TextReport(review, set).text();
    }

    private String text() {
        line(colour(review.status() == 0 ? GREEN : RED, review.verdict()));
        review.counts().forEach(count -> wrapped("", count));
        wrapped("", "compared with " + review.base());
        review.undecided().ifPresent(why -> part("Access cannot be compared: " + why));
        losses();
        access();
        judged("", review.judgement());
        review.deployed().ifPresent(deployed -> judged(" of what is deployed", deployed));
        texts();
        resources();
        asItIs();
        return String.join("\n", lines) + "\n";
    }

    private void losses() {
        var losses = rows.losses();
        if (!losses.isEmpty()) {
            part("Deleted or weaker");
            losses.forEach(loss ->
                    wrapped("  ", loss.what() + ": " + String.join(", ", loss.resources()) + " " + loss.where()));
        }
    }

    private void access() {
        var changes = access.changes();
        if (!changes.isEmpty()) {
            part("Access");
            changes.forEach(this::access);
        }
    }

    private void access(AccessRow row) {
        var who = String.join(", ", row.who()) + (row.where().isEmpty() ? "" : " " + row.where());
        if (row.kind() == Kind.RENAMED) {
            wrapped("  ", "renamed: " + String.join(", ", row.resources()) + " is now " + who);
            return;
        }
        wrapped("  ", row.kind() + ": " + who, row.kind().isMore() ? YELLOW : BOLD);
        wrapped("    ", String.join(", ", row.actions()) + " on " + String.join(", ", row.resources()));
        switch (row.kind()) {
            case GAINED -> wrapped("    ", ConditionWords.words(row.after(), PLAIN));
            case LOST -> wrapped("    ", ConditionWords.words(row.before(), PLAIN));
            default -> {
                wrapped("    ", "before: " + ConditionWords.words(row.before(), PLAIN));
                wrapped("    ", "now: " + ConditionWords.words(row.after(), PLAIN));
            }
        }
        row.examples().forEach(example -> wrapped("    ", example));
        row.lines().forEach(source -> line("    at " + source));
        if (!row.toAllow().isEmpty()) {
            wrapped(
                    "    ",
                    "not in the table of intended access; to allow it, add " + String.join(" and ", row.toAllow()));
        }
    }

    private void judged(String of, PlanFindings judgement) {
        var violations = rows.violations(judgement);
        if (!violations.isEmpty()) {
            part("Violations" + of);
            violations.forEach(this::violation);
        }
        judgement.undecided().ifPresent(why -> part("Claims" + of + " cannot be tried: " + why));
        var claims = access.claims(judgement);
        if (!claims.isEmpty()) {
            part("Claims" + of + " that do not hold");
            claims.forEach(this::claim);
        }
    }

    private void violation(ViolationRow row) {
        wrapped("  ", "[" + row.severity() + "] " + row.policy().name(), RED);
        row.found()
                .forEach(found -> wrapped(
                        "    ", String.join(", ", found.resources()) + " " + found.where() + ": " + found.message()));
        wrapped("    ", "must be: " + row.policy().about().info());
        row.lines().forEach(source -> line("    at " + source));
    }

    private void claim(ClaimRow claim) {
        wrapped("  ", claim.claim());
        claim.against().forEach(each -> wrapped("    ", each));
    }

    private void texts() {
        var texts = rows.texts();
        if (!texts.isEmpty()) {
            part("Before and after");
            texts.forEach(this::text);
        }
    }

    private void text(TextRow text) {
        wrapped("  ", text.name() + " of " + String.join(", ", text.resources()) + " " + text.where(), BOLD);
        text.lines()
                .forEach(line -> wrapped(
                        "    ", "      ", line, line.startsWith("+") ? GREEN : line.startsWith("-") ? RED : ""));
    }

    private void resources() {
        var resources = rows.resources();
        if (!resources.isEmpty()) {
            part("Resources");
            resources.forEach(row -> {
                wrapped("  ", row.kind().sign() + " " + row.resource() + " " + row.where());
                row.details().forEach(detail -> wrapped("      ", detail));
            });
        }
    }

    /** Tells what is as it should be: a line each, or all of it. */
    private void asItIs() {
        line("");
        folded(
                "Exemptions in force: " + review.exemptions().size(),
                rows.exemptions().stream()
                        .map(each -> each.rule() + ", " + each.resource() + " " + each.where() + ", " + each.subject()
                                + ": " + each.reason() + " (" + each.until() + ")")
                        .toList());
        var holding = review.judgement().holding();
        folded(
                "Claims that hold: " + holding.size(),
                holding.stream().map(each -> each.claim()).toList());
        line("Resources unchanged: " + review.resources().unchanged());
    }

    private void folded(String title, List<String> content) {
        var all = options.contains(Option.ALL);
        line(content.isEmpty() || all ? title : title + " (--all shows them)");
        if (all) {
            content.forEach(each -> wrapped("  ", each));
        }
    }

    private void part(String title) {
        line("");
        wrapped("", title, BOLD);
    }

    private void line(String text) {
        lines.add(text);
    }

    private void wrapped(String indent, String text) {
        wrapped(indent, indent + "  ", text, "");
    }

    private void wrapped(String indent, String text, String colour) {
        wrapped(indent, indent + "  ", text, colour);
    }

    /** In lines of at most 100 columns, broken at spaces, and where there are none after a separator. */
    private void wrapped(String first, String next, String text, String colour) {
        // A terminal gets no control characters but our own.
        var rest = text.replaceAll("\\p{Cntrl}+", " ").stripTrailing();
        var indent = first;
        while (indent.length() + rest.length() > WIDTH) {
            var end = end(rest, WIDTH - indent.length());
            line(indent + colour(colour, rest.substring(0, end).stripTrailing()));
            rest = rest.substring(end).stripLeading();
            indent = next;
        }
        line(indent + colour(colour, rest));
    }

    private static int end(String text, int room) {
        var space = text.lastIndexOf(' ', room);
        // The sign of a diff's line, and what is indented behind it, is no place to break.
        if (space > 0 && !text.substring(0, space).matches("[-+ ]?\\s*\\S{0,4}")) {
            return space;
        }
        var separator = Stream.of("/", ":", ",", "-", ".", "_")
                .mapToInt(each -> text.lastIndexOf(each, room - 1))
                .max()
                .orElse(-1);
        return separator > room / 2 ? separator + 1 : room;
    }

    private String colour(String code, String text) {
        return code.isEmpty() || text.isEmpty() || !options.contains(Option.COLOUR)
                ? text
                : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
