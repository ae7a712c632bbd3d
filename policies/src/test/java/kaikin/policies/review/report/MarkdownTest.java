package kaikin.policies.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.policies.access.Edge;
import kaikin.policies.iam.Arn;
import kaikin.policies.review.Review;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final Arn ROLE = Arn.parse("arn:aws:iam::111111111111:role/kaikin-webhook");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`</details><script>`",
                "a | b",
                "line\nbreak",
                "``` mermaid",
                "<img src=x onerror=alert(1)>",
                "@everybody [link](https://example.com)"
            })
    void aNameIsNothingButText(String name) {
        var code = Markdown.code(name);
        assertThat(code).startsWith("`").endsWith("`").doesNotContain("\n");
        assertThat(code.substring(1, code.length() - 1)).doesNotContain("`").doesNotContainPattern("(?<!\\\\)\\|");

        assertThat(Markdown.text(name)).doesNotContain("\n", "<", ">").doesNotContainPattern("(?<!\\\\)[`|@\\[]");
    }

    @Test
    void aNameDoesNotLeaveThePicture() {
        var hostile = new Edge("x\"]\n  click n0 href \"https://example.com\"", ROLE, List.of());
        var lines = new Mermaid(new Review.Trust(List.of(), List.of(hostile))).lines();

        assertThat(lines).anyMatch(line -> line.contains("kaikin-webhook"));
        assertThat(lines).noneMatch(line -> line.contains("\n") || line.strip().startsWith("click"));
        assertThat(lines)
                .filteredOn(line -> line.contains("["))
                .allMatch(line -> line.matches(" +n\\d+\\[\"[^\"]*\"]"));
    }

    @Test
    void changedEdgesAreMarked() {
        var kept = new Edge("lambda.amazonaws.com", ROLE, List.of());
        var other = new Edge("lambda.amazonaws.com", ROLE, List.of("StringEquals aws:SourceAccount [111111111111]"));
        var gone = new Edge("ec2.amazonaws.com", ROLE, List.of());

        assertThat(new Mermaid(new Review.Trust(List.of(kept), List.of(kept))).lines())
                .noneMatch(line -> line.contains("=="));
        assertThat(new Mermaid(new Review.Trust(List.of(kept, gone), List.of(other))).lines())
                .anyMatch(line -> line.contains("== lost ==>"))
                .anyMatch(line -> line.contains("== other conditions ==>"));
        assertThat(new Mermaid(new Review.Trust(List.of(kept), List.of(kept, gone))).lines())
                .anyMatch(line -> line.contains("== gained ==>"));
    }
}
