package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report.
 *
 * @param before what the rows need above them, such as a table's head
 * @param rows what the part is about; where the whole gets too long, the last ones are left out
 * @param after what the rows need below them
 * @param open how many rows are seen at once; the others are folded, with their number
 */
record ReportSection(String title, List<String> before, List<String> rows, List<String> after, int open) {
    ReportSection {
        before = List.copyOf(before);
        rows = List.copyOf(rows);
        after = List.copyOf(after);
    }

    /** Rows that are seen, as many as a reader takes in. */
    static ReportSection table(String title, List<String> head, List<String> rows, int open) {
        return new ReportSection(title, head, rows, List.of(), open);
    }

    /** What readers open themselves. */
    static ReportSection folded(String title, List<String> head, List<String> rows) {
        return new ReportSection(title, head, rows, List.of(), 0);
    }

    /** A sentence. */
    static ReportSection text(String title, String text) {
        return new ReportSection(title, List.of(), List.of(text), List.of(), 1);
    }

    /** A picture in Mermaid's words. */
    static ReportSection picture(String title, List<String> rows) {
        return new ReportSection(title, List.of("```mermaid"), rows, List.of("```"), rows.size());
    }

    /** The first rows only; a picture is whole or not there. */
    ReportSection cut(int left) {
        return new ReportSection(title, before, after.isEmpty() ? rows.subList(0, left) : List.of(), after, open);
    }

    /** The text, with a word on the rows that are left out. */
    String text(int of) {
        var lines = new ArrayList<String>();
        var missing = rows.size() < of
                ? List.of(
                        (of - rows.size())
                                + " more lines did not fit: see the full report, `./kaikin review --json FILE`.",
                        "")
                : List.<String>of();
        if (open > 0) {
            lines.addAll(List.of("### " + title, ""));
            add(lines, rows.subList(0, Math.min(open, rows.size())));
        }
        if (rows.size() > open) {
            var more = open > 0 ? of - open + " more" : "<b>" + title + "</b>: " + of;
            lines.addAll(List.of("<details><summary>" + more + "</summary>", ""));
            add(lines, rows.subList(open, rows.size()));
            lines.addAll(missing);
            lines.addAll(List.of("</details>", ""));
        } else {
            lines.addAll(missing);
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void add(List<String> lines, List<String> some) {
        if (!some.isEmpty()) {
            lines.addAll(before);
            lines.addAll(some);
            lines.addAll(after);
            lines.add("");
        }
    }
}
