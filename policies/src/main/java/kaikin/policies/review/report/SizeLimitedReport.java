package kaikin.policies.review.report;

import java.util.ArrayList;
import java.util.List;

/** A report of sections that must not be longer than so many characters: the last sections give way first. */
final class SizeLimitedReport {
    private SizeLimitedReport() {}

    static String text(String top, List<ReportSection> sections, int most) {
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

    private static int length(String top, List<ReportSection> whole, List<ReportSection> shown) {
        return join(top, whole, shown).length();
    }

    private static String join(String top, List<ReportSection> whole, List<ReportSection> shown) {
        var text = new StringBuilder(top);
        for (var i = 0; i < whole.size(); i++) {
            text.append(shown.get(i).text(whole.get(i).rows().size()));
        }
        return text.toString();
    }
}
