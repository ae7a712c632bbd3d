package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.List;

/** A report of sections that must not be longer than so many characters: the last sections give way first. */
final class SizeLimitedReport {
    private SizeLimitedReport() {}

    static String text(String top, List<Section> sections, int most) {
        var shown = new ArrayList<>(sections);
        for (var last = shown.size() - 1; last >= 0 && length(top, sections, shown) > most; ) {
            var rows = shown.get(last).rows().size();
            if (rows == 0) {
                last--;
            } else {
                shown.set(last, shown.get(last).cut(rows / 2));
            }
        }
        return cut(join(top, sections, shown), most);
    }

    /** The last resort: whatever is still too long ends in a line that says so. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var note =
                "\n**Cut here, because a comment has no more room: the full report is `./kaikin review --json FILE`.**\n";
        var fence = "```\n";
        var whole = text.lastIndexOf('\n', most - note.length() - fence.length());
        var kept = text.substring(0, Math.max(whole + 1, 0));
        var open = kept.lines().filter(line -> line.startsWith("```")).count() % 2 == 1;
        return kept + (open ? fence : "") + note;
    }

    private static int length(String top, List<Section> whole, List<Section> shown) {
        return join(top, whole, shown).length();
    }

    private static String join(String top, List<Section> whole, List<Section> shown) {
        var text = new StringBuilder(top);
        for (var i = 0; i < whole.size(); i++) {
            text.append(shown.get(i).text(whole.get(i).rows().size()));
        }
        return text.toString();
    }

    /**
     * A part of a report.
     *
     * @param before what the rows need above them, such as a table's head
     * @param rows what the part is about; where the whole gets too long, the last ones are left out
     * @param after what the rows need below them
     * @param open how many rows are seen at once; the others are folded, with their number
     */
    record Section(String title, List<String> before, List<String> rows, List<String> after, int open) {
        Section {
            before = List.copyOf(before);
            rows = List.copyOf(rows);
            after = List.copyOf(after);
        }

        /** Rows that are seen, as many as a reader takes in. */
        static Section table(String title, List<String> head, List<String> rows, int open) {
            return new Section(title, head, rows, List.of(), open);
        }

        /** Rows that readers open themselves. */
        static Section folded(String title, List<String> head, List<String> rows) {
            return new Section(title, head, rows, List.of(), 0);
        }

        /** A sentence. */
        static Section text(String title, String text) {
            return new Section(title, List.of(), List.of(text), List.of(), 1);
        }

        /** A picture in Mermaid's words. */
        static Section picture(String title, List<String> rows) {
            return new Section(title, List.of("```mermaid"), rows, List.of("```"), rows.size());
        }

        /** The first rows only; a picture is whole or not there. */
        Section cut(int left) {
            return new Section(title, before, after.isEmpty() ? rows.subList(0, left) : List.of(), after, open);
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
}
