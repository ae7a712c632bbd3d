package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.List;
import kaikin.policies.access.AccessChange.Kind;
import kaikin.policies.pack.Finding;
import kaikin.policies.proofs.Result;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;

/** A review for a terminal. */
public final class TextReport {
    private TextReport() {}

    /** The report; what is as it was takes one line. */
    public static String of(Review review) {
        var lines = new ArrayList<String>();
        lines.add(review.verdict());
        lines.add("compared with " + review.base());
        review.undecided().ifPresent(why -> part(lines, "Access cannot be compared: " + plain(why), List.of()));
        part(
                lines,
                "Access",
                Line.of(review.access()).stream()
                        .flatMap(each -> access(each).stream())
                        .toList());
        part(
                lines,
                "Violations",
                review.violations().stream()
                        .filter(each -> each.kind() != Finding.Kind.EXEMPT)
                        .flatMap(each -> violation(each).stream())
                        .toList());
        part(
                lines,
                "Exemptions in force",
                review.exemptions().stream()
                        .map(each -> "%s, %s: %s (%d days left)"
                                .formatted(
                                        each.exemption().rule(),
                                        each.exemption().resource(),
                                        plain(each.exemption().reason()),
                                        each.daysLeft(review.today())))
                        .toList());
        part(
                lines,
                "Proofs that do not hold",
                review.proofs().stream()
                        .filter(each -> !each.holds())
                        .flatMap(each -> proof(each).stream())
                        .toList());
        part(
                lines,
                "Resources",
                review.resources().stream()
                        .map(each -> each.kind().sign() + " " + Names.resource(each.resource()))
                        .toList());
        return String.join("\n", lines) + "\n";
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
        return List.of(
                change.kind() + ": "
                        + plain(who + " can " + String.join(", ", line.actions()) + " on " + change.resource()),
                "  when " + plain(line.conditions()),
                "  by " + plain(Names.path(change.path())));
    }

    private static List<String> violation(Violation violation) {
        var kind = violation.kind() == Finding.Kind.VIOLATION
                ? violation.policy().about().severity().toString()
                : "cannot decide";
        var lines = new ArrayList<String>();
        lines.add("[" + kind + "] " + violation.policy().name() + ": " + plain(Names.resource(violation.resource())));
        lines.add("  " + plain(violation.message()));
        lines.add("  must be: " + violation.policy().about().info());
        violation.lines().forEach(line -> lines.add("  at " + line));
        return lines;
    }

    private static List<String> proof(Result proof) {
        var lines = new ArrayList<String>();
        lines.add(plain(proof.claim()));
        proof.counterExamples().forEach(each -> lines.add("  " + plain(each)));
        return lines;
    }

    /** A terminal gets no control characters. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
