package kaikin.cli.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kaikin.cli.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * How the reviews of the recorded changes look as comments: made HTML by GitHub's own renderer (cmark-gfm), in GitHub's
 * style sheet, in a real browser. With {@code -Dkaikin.review.write=true} the pictures are taken anew.
 */
class RenderedReviewsIT {
    private static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));
    private static final Path CHANGES = PROJECT.resolve("cli/src/test/resources/review");
    private static final Path PICTURES = PROJECT.resolve("docs/pictures");
    private static final boolean WRITE = Boolean.getBoolean("kaikin.review.write");

    /** A comment's text in a pull request, in a window of 1280 pixels: the narrower side bar layout. */
    private static final int WIDTH = 780;
    /** A screen of about forty lines of a comment. */
    private static final int SCREEN = 1_300;
    /** A picture is smaller than half of that. */
    private static final int PICTURE = 650;

    @SuppressWarnings("NullAway.Init") // started before all
    private static Browser browser;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path directory;

    @BeforeAll
    static void start() {
        browser = Browser.start(WIDTH + 48, SCREEN, "--allow-file-access-from-files");
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    static Stream<String> changes() throws IOException {
        try (var files = Files.list(CHANGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aCommentIsAScreenWithoutSidewaysScrolling(String name) throws Exception {
        var markdown = Files.readString(CHANGES.resolve(name).resolve("review.md"));
        browser.driver().get(page(name, markdown).toUri().toString());
        new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                .until(driver -> Boolean.TRUE.equals(browser.evaluate("return window.isDrawn === true")));

        var height = number("return document.querySelector('article').scrollHeight");
        if (WRITE) {
            browser.resize(WIDTH + 48, height + 32);
            Files.createDirectories(PICTURES);
            browser.picture(PICTURES.resolve("review-" + name + ".png"));
            browser.resize(WIDTH + 48, SCREEN);
        }
        assertThat(browser.evaluate("return document.querySelector('article').textContent.trim().length > 0"))
                .isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
        assertThat(number("return document.querySelectorAll('.failed').length")).isZero();
        var picture = number("return document.querySelector('svg')?.getBoundingClientRect().height ?? 0");
        assertThat(picture).isLessThanOrEqualTo(PICTURE);
        assertThat(height - picture).isLessThanOrEqualTo(SCREEN);

        browser.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        assertThat((List<?>) browser.evaluate("return [...document.querySelectorAll('article, article *')]"
                        + ".filter(each => each.closest('svg') === null && each.scrollWidth > each.clientWidth + 1"
                        + " && ['table', 'pre', 'article'].includes(each.localName))"
                        + ".map(each => each.localName + ' ' + each.textContent.slice(0, 80))"))
                .filteredOn(each -> !each.toString().startsWith("pre "))
                .isEmpty();
    }

    private static int number(String script) {
        return ((Number) Objects.requireNonNull(browser.evaluate(script))).intValue();
    }

    /** A page like GitHub's: a code block in Mermaid's words becomes its picture. */
    private static Path page(String name, String markdown) throws IOException, InterruptedException {
        var html = html(markdown);
        var page = directory.resolve(name + ".html");
        for (var file : List.of(
                "/github/github-markdown-light.css",
                "/META-INF/resources/webjars/mermaid/11.14.0/dist/mermaid.min.js")) {
            var copy = directory.resolve(file.replaceFirst("^.*/", ""));
            if (Files.notExists(copy)) {
                try (var resource = Objects.requireNonNull(RenderedReviewsIT.class.getResourceAsStream(file), file)) {
                    Files.copy(resource, copy);
                }
            }
        }
        Files.writeString(page, """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
                <link rel="stylesheet" href="github-markdown-light.css">
                <style>body { margin: 16px 24px; } article { font-size: 14px !important; }</style>
                <article class="markdown-body">%s</article>
                <script src="mermaid.min.js"></script>
                <script>
                (async () => {
                  mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
                  let i = 0;
                  for (const code of document.querySelectorAll('pre[lang="mermaid"] code')) {
                    try {
                      const drawn = await mermaid.render('picture' + i++, code.textContent);
                      const div = document.createElement('div');
                      div.innerHTML = drawn.svg;
                      code.parentElement.replaceWith(div);
                    } catch (e) {
                      code.classList.add('failed');
                    }
                  }
                  for (const code of document.querySelectorAll('pre[lang="diff"] code')) {
                    code.innerHTML = code.innerHTML.split('\\n').map(line => line.startsWith('+')
                      ? `<span style="color:#116329;background:#dafbe1">${line}</span>` : line.startsWith('-')
                      ? `<span style="color:#82071e;background:#ffebe9">${line}</span>` : line).join('\\n');
                  }
                  window.isDrawn = true;
                })();
                </script>
                """.formatted(name, html));
        return page;
    }

    private static String html(String markdown) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "cmark-gfm",
                        "--unsafe",
                        "--github-pre-lang",
                        "-e",
                        "table",
                        "-e",
                        "strikethrough",
                        "-e",
                        "autolink",
                        "-e",
                        "tagfilter",
                        "-e",
                        "tasklist")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(markdown.getBytes(UTF_8));
        }
        var html = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return html;
    }
}
