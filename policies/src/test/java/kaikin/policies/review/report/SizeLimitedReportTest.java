package kaikin.policies.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import kaikin.policies.review.report.SizeLimitedReport.Section;
import org.junit.jupiter.api.Test;

class SizeLimitedReportTest {
    private static final String TOP = "# Who can now do what\n\n**Verdict**\n\n";

    private static Section table(String title, int rows) {
        var head = Markdown.head("who", "what");
        return Section.table(
                title,
                head,
                IntStream.range(0, rows)
                        .mapToObj(i -> Markdown.row("`" + title + i + "`", "x".repeat(80)))
                        .toList(),
                4);
    }

    private static Section picture(int lines) {
        var rows = IntStream.range(0, lines).mapToObj(i -> "  n" + i).toList();
        return Section.picture("Picture", rows);
    }

    @Test
    void whatFitsIsWhole() {
        var text = SizeLimitedReport.text(TOP, List.of(table("Access", 3), picture(2)), 65_536);

        assertThat(text).startsWith(TOP).contains("`Access0`", "`Access2`", "```mermaid\n  n0\n  n1\n```");
        assertThat(text).doesNotContain("did not fit");
    }

    @Test
    void theLastPartsGiveWayFirst() {
        var text = SizeLimitedReport.text(
                TOP, List.of(table("Access", 400), table("Resources", 900), picture(400)), 65_536);

        assertThat(text).hasSizeLessThanOrEqualTo(65_536).startsWith(TOP);
        assertThat(text).contains("`Access399`", "lines did not fit", "--json FILE");
        assertThat(text).doesNotContain("```mermaid", "`Resources899`");
        assertThat(text.lines().filter(line -> line.startsWith("| ")))
                .allMatch(line -> line.endsWith(" |"), "no row is cut");
    }

    @Test
    void whatIsMoreThanAReaderTakesInIsFoldedWithItsNumber() {
        var text = SizeLimitedReport.text(TOP, List.of(table("Access", 9)), 65_536);

        assertThat(text).contains("`Access3`", "<details><summary>5 more</summary>\n\n| who | what |", "`Access8`");
        assertThat(text.indexOf("`Access4`")).isGreaterThan(text.indexOf("<details>"));
    }

    @Test
    void whatCannotGiveWayIsCutWithALineThatSaysSo() {
        var text = SizeLimitedReport.text("# Title\n" + "a long reason\n".repeat(6_000), List.of(picture(3)), 65_536);

        assertThat(text).hasSizeLessThanOrEqualTo(65_536).endsWith("review --json FILE`.**\n");
        assertThat(text.lines().filter(line -> line.startsWith("a long")))
                .isNotEmpty()
                .containsOnly("a long reason");
    }

    @Test
    void accessItselfIsCutWhereNothingElseIsLeft() {
        var text = SizeLimitedReport.text(TOP, List.of(table("Access", 5_000), table("Resources", 5_000)), 65_536);

        assertThat(text).hasSizeLessThanOrEqualTo(65_536).contains("`Access0`").doesNotContain("`Resources0`");
    }
}
