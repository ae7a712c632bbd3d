package kaikin.policies.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import kaikin.policies.access.Access.AssumeRoleEdge;
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
                "@everybody [link](https://example.com)",
                "|a-name-that-is-longer-than-one-line-of-a-cell|<b>`*_`</b>&amp;"
            })
    void aNameIsNothingButText(String name) {
        var code = Markdown.code(name);
        var inside = code.startsWith("`")
                ? code.substring(1, code.length() - 1)
                : code.substring("<code>".length(), code.length() - "</code>".length())
                        .replace("<wbr>", "");
        assertThat(code).matches("`.*`|<code>.*</code>");
        assertThat(inside).doesNotContain("`").doesNotContainPattern("(?<!\\\\)\\|");
        if (code.startsWith("<")) {
            assertThat(inside).matches("([A-Za-z0-9:/.,= ()-]|&#[0-9]+;)*");
        }

        assertThat(Markdown.text(name)).doesNotContain("\n", "<", ">").doesNotContainPattern("(?<!\\\\)[`|@\\[]");
    }

    @Test
    void whatIsLongBreaksAtItsSeparators() {
        assertThat(Markdown.code("kaikin-webhook (111111111111)")).startsWith("`");
        assertThat(Markdown.code("arn:aws:s3:::kaikin-ban-lists-111111111111-ap-northeast-1/ban-lists/*"))
                .isEqualTo(
                        "<code>arn:aws:s3:::kaikin-ban-<wbr>lists-111111111111-ap-<wbr>northeast-1/ban-lists/&#42;</code>");
        assertThat(Markdown.code("x".repeat(60)).split("<wbr>")).hasSize(3);
    }

    @Test
    void aNameDoesNotLeaveThePicture() {
        var hostile = new AssumeRoleEdge("x\"]\n  click n0 href \"https://example.com\"", ROLE, List.of());
        var lines = MermaidGraph.changed(new Review.Trust(List.of(), List.of(hostile)));

        assertThat(lines).anyMatch(line -> line.contains("kaikin-webhook"));
        assertThat(lines).noneMatch(line -> line.contains("\n") || line.strip().startsWith("click"));
        assertThat(lines)
                .filteredOn(line -> line.contains("["))
                .allMatch(line -> line.matches(" +n\\d+\\[\"[^\"]*\"]"));
    }

    @Test
    void changedEdgesAreMarked() {
        var kept = new AssumeRoleEdge("lambda.amazonaws.com", ROLE, List.of());
        var other = new AssumeRoleEdge(
                "lambda.amazonaws.com", ROLE, List.of("StringEquals aws:SourceAccount [111111111111]"));
        var gone = new AssumeRoleEdge("ec2.amazonaws.com", ROLE, List.of());

        assertThat(MermaidGraph.changed(new Review.Trust(List.of(kept), List.of(kept))))
                .isEmpty();
        assertThat(MermaidGraph.all(List.of(kept))).contains("  n1 --> n0").noneMatch(line -> line.contains("=="));
        assertThat(MermaidGraph.changed(new Review.Trust(List.of(kept, gone), List.of(other))))
                .anyMatch(line -> line.contains("== \"−\" ==>"))
                .anyMatch(line -> line.contains("== \"~\" ==>"));
        assertThat(MermaidGraph.changed(new Review.Trust(List.of(kept), List.of(kept, gone))))
                .anyMatch(line -> line.contains("== \"+\" ==>"))
                .noneMatch(line -> line.contains("lambda"));
    }

    @Test
    void whatManyAccountsHaveAlikeIsDrawnOnce() {
        var edges = IntStream.range(0, 100)
                .mapToObj(i -> {
                    var account = 200_000_000_000L + i;
                    return new AssumeRoleEdge(
                            ROLE.toString(), Arn.parse("arn:aws:iam::" + account + ":role/kaikin-operator"), List.of());
                })
                .toList();

        assertThat(MermaidGraph.changed(new Review.Trust(List.of(), edges)))
                .hasSizeLessThan(12)
                .anyMatch(line -> line.contains("== \"+ ×100\" ==>"));
    }
}
