package kaikin.policies.review.report;

import java.util.List;
import java.util.stream.Collectors;

/** The little of Markdown that reports need. Names come out of plans: none of them may be more than text. */
final class Markdown {
    /** Longer runs get places where a browser may break them: else a table would be wider than the page. */
    private static final int UNBROKEN = 28;

    private Markdown() {}

    /** As code, in which nothing else is markup; a cell's border is broken up too. */
    static String code(String text) {
        var one = text.replaceAll("\\s+", " ").replace('`', '\'').strip();
        if (one.isEmpty()) {
            return "";
        }
        return one.lines().anyMatch(line -> longest(line) > UNBROKEN)
                ? "<code>" + breakable(one) + "</code>"
                : "`" + one.replace("|", "\\|") + "`";
    }

    /** As running text. */
    static String text(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|~#@!])", "\\\\$1");
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** The two lines above a table's rows. */
    static List<String> head(String... titles) {
        var rule = List.of(titles).stream().map(title -> "---").collect(Collectors.joining("|", "|", "|"));
        return List.of(row(titles), rule);
    }

    private static int longest(String text) {
        return List.of(text.split(" ", -1)).stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /**
     * Text within HTML's code element, with an optional break after the last separator of each run that is too long.
     * Whatever is no letter or digit, and could be markup, is written as a character reference.
     */
    private static String breakable(String text) {
        var html = new StringBuilder();
        var since = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 128 && !Character.isLetterOrDigit(c) && ":/.-,= ()".indexOf(c) < 0) {
                html.append("&#").append((int) c).append(';');
            } else {
                html.append(c);
            }
            since = c == ' ' ? 0 : since + 1;
            var separates = ":/.-,_=".indexOf(c) >= 0 && i + 1 < text.length() && text.charAt(i + 1) != ' ';
            if ((separates && since + run(text, i + 1) > UNBROKEN) || since >= UNBROKEN) {
                html.append("<wbr>");
                since = 0;
            }
        }
        return html.toString();
    }

    /** The length from a place to the end of the next part. */
    private static int run(String text, int from) {
        var end = from;
        while (end < text.length() && ":/.-,_= ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end - from + 1;
    }
}
