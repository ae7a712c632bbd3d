package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.intended.Result;
import kaikin.policies.pack.Finding;
import kaikin.policies.review.Judgement;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;

/** A review for a terminal. */
public final class TextReport {
    private TextReport() {}

    /**
     * The report: the verdict, who can do more, who can do less, what is wrong. What is as it should be takes one line
     * each.
     *
     * @param all whether that is told whole
     */
    public static String of(Review review, boolean all) {
        var lines = new ArrayList<String>();
        lines.add(review.verdict());
        lines.add("compared with " + plain(review.base()));
        review.undecided().ifPresent(why -> part(lines, "Access cannot be compared: " + plain(why), List.of()));
        var fleets = new Fleets(review.accounts());
        part(lines, "Access", fold(fleets, Line.of(review.access()).stream().map(TextReport::access)));
        judged(lines, "", review.judgement(), fleets);
        review.deployed().ifPresent(deployed -> judged(lines, " of what is deployed", deployed, fleets));
        part(
                lines,
                "Resources",
                fold(
                        fleets,
                        review.resources().changes().stream()
                                .map(each -> List.of(each.kind().sign() + " " + Names.resource(each.resource())))));
        lines.add("");
        asItIs(lines, all, "Exemptions in force: " + review.exemptions().size(), exemptions(review));
        var holding = review.judgement().holding();
        asItIs(
                lines,
                all,
                "Claims that hold: " + holding.size(),
                holding.stream().map(claim -> plain(claim.claim())).toList());
        lines.add("Resources unchanged: " + review.resources().unchanged());
        return String.join("\n", lines) + "\n";
    }

    private static void judged(List<String> lines, String of, Judgement judgement, Fleets fleets) {
        part(lines, "Violations" + of, fold(fleets, judgement.wrong().stream().map(TextReport::violation)));
        judgement
                .undecided()
                .ifPresent(why -> part(lines, "Claims" + of + " cannot be tried: " + plain(why), List.of()));
        part(
                lines,
                "Claims" + of + " that do not hold",
                judgement.failing().stream()
                        .flatMap(each -> failed(each, fleets).stream())
                        .toList());
    }

    /** One line, or all of it. */
    private static void asItIs(List<String> lines, boolean all, String title, List<String> content) {
        lines.add(content.isEmpty() || all ? title : title + " (--all shows them)");
        if (all) {
            content.forEach(line -> lines.add("  " + line));
        }
    }

    private static List<String> exemptions(Review review) {
        return review.exemptions().stream()
                .map(each -> "%s, %s, %s: %s (%d days left)"
                        .formatted(
                                each.exemption().rule(),
                                plain(each.exemption().resource()),
                                plain(each.exemption().subject()),
                                plain(each.exemption().reason()),
                                each.daysLeft(review.today())))
                .toList();
    }

    private static List<String> fold(Fleets fleets, Stream<List<String>> entries) {
        var texts = entries.map(entry -> String.join("\n", entry)).toList();
        return fleets.fold(texts, (text, where) -> text + "\n  " + where).stream()
                .flatMap(String::lines)
                .toList();
    }

    private static void part(List<String> lines, String title, List<String> content) {
        if (content.isEmpty() && !title.contains(":")) {
            return;
        }
        lines.add("");
        lines.add(title);
        content.forEach(line -> lines.add("  " + line));
    }

    private static List<String> access(Line line) {
        var change = line.first();
        var who = Names.principal(change.principal());
        if (change.kind() == Kind.RENAMED) {
            return List.of("renamed: " + plain(Names.principal(change.resource()) + " is now " + who));
        }
        var lines = new ArrayList<>(List.of(
                change.kind() + ": "
                        + plain(who + " can " + String.join(", ", line.actions()) + " on " + change.resource()),
                "  when " + plain(line.conditions()),
                "  by " + plain(Names.path(change.path()))));
        Names.examples(change).forEach(example -> lines.add("  " + plain(example)));
        change.evidence().source().forEach(source -> lines.add("  at " + source));
        return lines;
    }

    private static List<String> violation(Violation violation) {
        var kind = violation.kind() == Finding.Kind.VIOLATION
                ? violation.policy().about().severity().toString()
                : "cannot decide";
        var lines = new ArrayList<String>();
        lines.add("[" + kind + "] " + violation.policy().name() + ": " + plain(Names.subject(violation.finding())));
        lines.add("  " + plain(violation.message()));
        lines.add("  must be: " + violation.policy().about().info());
        violation.lines().forEach(line -> lines.add("  at " + line));
        return lines;
    }

    private static List<String> failed(Result claim, Fleets fleets) {
        var lines = new ArrayList<String>();
        lines.add(plain(claim.claim()));
        fleets.fold(claim.against(), (text, where) -> where + ": " + text)
                .forEach(each -> lines.add("  " + plain(each)));
        return lines;
    }

    /** A terminal gets no control characters. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
