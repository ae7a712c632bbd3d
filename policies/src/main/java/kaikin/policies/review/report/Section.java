package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a report.
 *
 * @param before what the rows need above them, a table's head or a fence
 * @param rows what the part is about; where the whole gets too long, the last ones are left out
 * @param after what the rows need below them
 * @param folded what readers see who do not open it; empty where it is open
 */
record Section(String title, List<String> before, List<String> rows, List<String> after, Optional<String> folded) {
    Section {
        before = List.copyOf(before);
        rows = List.copyOf(rows);
        after = List.copyOf(after);
    }

    static Section table(String title, List<String> head, List<String> rows) {
        return new Section(title, head, rows, List.of(), Optional.empty());
    }

    /** What readers open themselves. */
    static Section folded(String title, String summary, List<String> head, List<String> rows) {
        return new Section(title, head, rows, List.of(), Optional.of(summary));
    }

    /** A sentence. */
    static Section text(String title, String text) {
        return new Section(title, List.of(), List.of(text), List.of(), Optional.empty());
    }

    /** A picture in Mermaid's words. */
    static Section picture(String title, List<String> rows) {
        return new Section(
                title, List.of("```mermaid"), rows, List.of("```"), Optional.of(rows.size() + " lines of Mermaid"));
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
        folded.ifPresent(summary -> lines.addAll(List.of("<details><summary>" + summary + "</summary>", "")));
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
        folded.ifPresent(summary -> lines.addAll(List.of("</details>", "")));
        return String.join("\n", lines) + "\n";
    }
}
