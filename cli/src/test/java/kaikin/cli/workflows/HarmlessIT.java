package kaikin.cli.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger's Markdown comes to in a comment, by GitHub's own renderer and by what GitHub looks for afterwards. */
class HarmlessIT {
    private static final String JOINER = "\u2060";
    private static final Path HARMLESS = Workflow.PROJECT.resolve(".github/harmless");

    /** Elements without an attribute that leads or loads. */
    private static final Set<String> ELEMENTS = Set.of(
            "b",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "strong",
            "em",
            "del",
            "code",
            "pre",
            "details",
            "summary",
            "br",
            "wbr",
            "hr",
            "blockquote",
            "sub",
            "sup",
            "input");

    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)([^>]*)>");
    private static final Pattern CODE = Pattern.compile("(?s)<pre.*?</pre>|<code>.*?</code>");

    /** GitHub's filters look at the text of the page: mentions, issues, commits, and addresses that were escaped. */
    private static final Pattern CALLS = Pattern.compile(
            "(?i)@[a-z0-9]|#[0-9]+\\b|\\bgh-[0-9]|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])|://|www\\.[a-z0-9]|[a-z0-9]@[a-z0-9]");

    /** What GitHub makes more of than coloured text. */
    private static final Pattern FENCES = Pattern.compile("<pre lang=\"(?!(?:mermaid|diff|text)\")[a-z][^\"]*\"");

    static Stream<String> strangers() {
        return Stream.of(
                "![x](https://evil.example/x.png) [x](//evil.example) [x](javascript:alert(1))",
                "[x]\n\n[x]: https://evil.example \"t\"\n\n![x][x]\n\n[^1]\n\n[^1]: note",
                "<https://evil.example> <a@evil.example> <img src=//evil.example/x> <a href=/x>y</a> <IMG SRC=x>",
                "<script>x</script><!-- --><?x?><![CDATA[x]]><svg onload=x><picture><source srcset=x></picture>",
                "https://evil.example http://evil.example ftp://evil.example www.evil.example WWW.evil.example a@evil.example",
                "https:\\/\\/evil.example www\\.evil.example a\\@evil.example mailto:a@evil.example xmpp:a@evil.example",
                "@octocat @org/team \\@octocat &#64;octocat &commat;octocat &#x40;octocat",
                "#1 \\#1 &#35;1 &num;1 o/r#1 GH-1 gh\\-1 o/r@2f9c0f3 see 2f9c0f3d1f0c4bb1a9d4b0a3f4f0e1d2c3b4a596 1234567",
                "@\u200boctocat #\u200b1 [x]\u200b(https://evil.example) w\u200bww.evil.example",
                "\u202e\u2066\u061c\u200f\u2028x\ufeff",
                "</details></summary></td></table> <details open><summary>x</summary>\n\n[x](https://evil.example)\n\n</details>",
                "<details onclick=x> <details><summary><img src=x></summary></details>",
                "```geojson\n{}\n```\n~~~ topojson\n{}\n~~~\n> ```stl\n> x\n> ```\n- ```math\n  x\n  ```\n",
                "````` mermaid\nflowchart LR\n  click a \"//evil.example\"\n  a@{img: \"https://evil.example\"}\n`````",
                "`` ` `` ``` x ``` [x](https://evil.example) `unclosed <a@evil.example>",
                "> [!WARNING]\n> trust me\n\n- [ ] [x](x)\n\n| a |\n|---|\n| <https://evil.example> |\n",
                "[[x](https://evil.example)](y) [a][b](c) ![a] (b) [x]\n(https://evil.example)",
                "[b](c \"t\") [b](<c d>) [b]\\(c) \\[b](c) [`]`](c)",
                "`" + "2f9c0f3".repeat(3) + "` 2f9c0f3<wbr>1234567 **2f9c0f3**1234567 _1234567_");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void leadsNowhereAndCallsNobody(String markdown) throws Exception {
        assertHarmless(markdown);
    }

    /** Whatever is put together from what Markdown and GitHub know. */
    @Test
    void nothingThatIsPutTogetherLeadsAnywhere() throws Exception {
        var pieces = List.of(
                "[",
                "]",
                "(",
                ")",
                "!",
                "<",
                ">",
                "@",
                "octocat",
                "#",
                "12",
                "1234567",
                ":",
                "/",
                "\\",
                "www",
                ".",
                "a",
                "b.example",
                "https",
                "gh",
                "-",
                "`",
                "```",
                "~~~",
                "\n",
                "\n\n",
                " ",
                "    ",
                "|",
                "*",
                "_",
                "&",
                "#64;",
                "\"",
                "img src=",
                "a href=",
                "mermaid",
                "geojson",
                "details",
                "code",
                "\u200b",
                "\u202e",
                "$",
                "{",
                "}");
        var random = new Random(24);
        var documents = Stream.generate(() ->
                        random.ints(60, 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining()))
                .limit(200)
                .toList();

        for (var document : documents) {
            assertHarmless(document);
        }
    }

    static Stream<Path> reviews() throws IOException {
        try (var files = Files.walk(Workflow.PROJECT.resolve("cli/src/test/resources/review"))) {
            return files.filter(file -> file.endsWith("review.md")).sorted().toList().stream();
        }
    }

    /** A review that nobody has tampered with keeps its shape, but for its links. */
    @ParameterizedTest
    @MethodSource("reviews")
    void aReviewKeepsItsShape(Path review) throws Exception {
        var markdown = Files.readString(review);
        var harmless = harmless(markdown);

        assertThat(tags(rendered(harmless))).isNotEmpty().isEqualTo(tags(rendered(markdown)));
        assertThat(harmless.replace(JOINER, "")).isEqualTo(markdown);
        assertThat(pictures(harmless)).isEqualTo(pictures(markdown));
    }

    /** The lines that mermaid understands by their words. */
    private static List<String> pictures(String markdown) {
        return markdown.lines()
                .filter(line -> line.matches("```.*|flowchart .*|  linkStyle .*|  end"))
                .toList();
    }

    private static void assertHarmless(String markdown) throws IOException, InterruptedException {
        var html = rendered(harmless(markdown));

        assertThat(TAG.matcher(html).results().map(tag -> tag.group(1)))
                .as("%s%n%s", markdown, html)
                .isSubsetOf(ELEMENTS);
        assertThat(TAG.matcher(html).results().map(tag -> tag.group(2)))
                .as(html)
                .allMatch(attributes -> attributes.matches("| /| open| (align|lang|start|type|disabled|checked)=.*"));
        assertThat(CALLS.matcher(text(html)).results().map(each -> each.group()))
                .as(html)
                .isEmpty();
        assertThat(FENCES.matcher(html).find()).as(html).isFalse();
        assertThat(html)
                .doesNotContainPattern("[\\x{200b}-\\x{200f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}\\x{61c}]");
        // In diagrams code is looked at too.
        assertThat(html).doesNotContainPattern("(?i)click|href|://|//|@[a-z{]");
    }

    private static String text(String html) {
        return TAG.matcher(CODE.matcher(html).replaceAll(" "))
                .replaceAll("\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static List<String> tags(String html) {
        return TAG.matcher(html)
                .results()
                .map(tag -> tag.group())
                .filter(tag -> !tag.matches("</?a[ >].*|</a>"))
                .toList();
    }

    private static String harmless(String markdown) throws IOException, InterruptedException {
        return run(List.of(HARMLESS.toString()), markdown);
    }

    /** As GitHub renders a comment, raw HTML and all. */
    private static String rendered(String markdown) throws IOException, InterruptedException {
        return run(
                List.of(
                        "cmark-gfm",
                        "--unsafe",
                        "--github-pre-lang",
                        "-e",
                        "autolink",
                        "-e",
                        "table",
                        "-e",
                        "strikethrough",
                        "-e",
                        "tasklist"),
                markdown);
    }

    private static String run(List<String> command, String input) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command.toString()).isZero();
        return output;
    }
}
