package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report.
 *
 * @param before what the rows need above them, a table's head or a fence
 * @param rows what the part is about; where the whole gets too long, the last ones are left out
 * @param after what the rows need below them
 * @param folded whether readers open it themselves
 */
record Section(String title, List<String> before, List<String> rows, List<String> after, boolean folded) {
    Section {
        before = List.copyOf(before);
        rows = List.copyOf(rows);
        after = List.copyOf(after);
    }

    static Section table(String title, List<String> head, List<String> rows) {
        return new Section(title, head, rows, List.of(), false);
    }

    Section fold() {
        return new Section(title, before, rows, after, true);
    }

    /** The first rows only; a picture is whole or not there. */
    Section cut(int left) {
        return new Section(title, before, after.isEmpty() ? rows.subList(0, left) : List.of(), after, folded);
    }

    /** The text, with a word on the rows that are left out. */
    String text(int of) {
        var lines = new ArrayList<String>();
        lines.add("## " + title);
        lines.add("");
        if (folded) {
            lines.add("<details><summary>" + of + (after.isEmpty() ? " lines" : " lines of Mermaid") + "</summary>");
            lines.add("");
        }
        if (!rows.isEmpty()) {
            lines.addAll(before);
            lines.addAll(rows);
            lines.addAll(after);
            lines.add("");
        }
        if (rows.size() < of) {
            lines.add((of - rows.size())
                    + " more lines did not fit: see the full report, `./kaikin review --json FILE`.");
            lines.add("");
        }
        if (folded) {
            lines.add("</details>");
            lines.add("");
        }
        return String.join("\n", lines) + "\n";
    }
}
