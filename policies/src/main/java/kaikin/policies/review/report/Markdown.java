package kaikin.policies.review.report;

import java.util.List;
import java.util.stream.Collectors;

/** The little of Markdown that reports need. Names come out of plans: none of them may be more than text. */
final class Markdown {
    private Markdown() {}

    /** As code, in which nothing else is markup; a cell's border is broken up too. */
    static String code(String text) {
        var one = text.replaceAll("\\s+", " ").replace('`', '\'').replace("|", "\\|");
        return one.isBlank() ? "" : "`" + one.strip() + "`";
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
}
