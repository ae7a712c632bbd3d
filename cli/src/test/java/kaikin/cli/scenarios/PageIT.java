package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import kaikin.cli.browser.Browser;
import kaikin.sandbox.demo.Await;
import kaikin.sandbox.page.SandboxPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The page as a person uses it. Each test bans an address of its own: what was released sshguard bans only an hour later.
 * With {@code -Dkaikin.pictures=DIRECTORY} it takes the documentation's pictures.
 */
class PageIT {
    private static final String OPENGATE = "[data-server='opengate-1'] ";
    private static final String GITLAB = "[data-server='gitlab-1'] ";

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @SuppressWarnings("NullAway.Init") // opened before all
    private static String url;

    @SuppressWarnings("NullAway.Init") // each test opens it
    private Browser browser;

    @BeforeAll
    static void open() throws Exception {
        stage = ScenarioSandbox.open();
        url = SandboxPage.open(stage.sandbox(), 0).url();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @AfterEach
    void nothingWasComplainedOf() throws Exception {
        try {
            assertThat(browser.complaints()).isEmpty();
        } finally {
            browser.close();
        }
        assertThat(stage.beside("kaikin-revoke", "--end")).startsWith("0\n");
        assertThat(stage.beside("kaikin-silence", "--end")).startsWith("0\n");
        assertThat(stage.beside("kaikin-mishap", "s3", "throttled", "0")).startsWith("0\n");
    }

    /** In a sandbox of its own: others ban and release the same addresses. */
    @Test
    void aMessageIsSeenOnItsWholeWay() throws Exception {
        try (var own = ScenarioSandbox.open()) {
            visit("ja", SandboxPage.open(own.sandbox(), 0).url());
            ban(OPENGATE, "203.0.113.7");
            ban(OPENGATE, "198.51.100.23");
            ban(GITLAB, "203.0.113.70");
            passAMinute("1分経過");

            write("解除 203.0.113.7");

            until(() -> answer().contains("作業成功"));
            assertThat(answer()).contains("作業開始", "203.0.113.7", "opengate-1", "解除しました");
            until(() -> all(OPENGATE + ".bans li").equals(List.of("198.51.100.23")));
            assertThat(all(GITLAB + ".bans li")).containsExactly("203.0.113.70");
            until(() -> all("#hops .good .number").equals(List.of("1", "2", "3", "4", "5", "6", "7", "8")));
            assertThat(all("#hops .when")).allMatch(when -> when.matches("\\+[0-9.]+ (ms|s)"));
            assertThat(all("#picture .good .name"))
                    .contains("Chatwork", "webhook", "BANリスト", "operator", "opengate-1", "outcome");
            assertThat(all("#decisions summary"))
                    .contains("kaikin-webhook: BecomeOperator + kaikin-operator (trust): HubFunction");
            picture("page-release", 1280, 890);
            // Before what it listens to goes away.
            browser.driver().get("about:blank");
        }
    }

    @Test
    void aDeniedRoleIsToldAndRepaired() throws Exception {
        visit("en");
        ban(OPENGATE, "192.0.2.44");
        passAMinute("A minute has passed");
        find("#toggle-operator-222222222222").click();
        until(() -> find("#row-operator-222222222222").getText().contains("broken"));

        write("please unban 192.0.2.44");

        until(() -> answer().contains("Not released"));
        assertThat(answer()).contains("192.0.2.44", "opengate-1");
        until(() -> all("#hops .bad .when").equals(List.of("denied")));
        assertThat(all("#decisions .bad .verdict")).contains("✕ explicit deny");
        assertThat(all("#decisions .bad summary")).anyMatch(text -> text.matches(".*(NobodyNow|NothingNow)"));
        assertThat(all(OPENGATE + ".bans li")).contains("192.0.2.44");
        find("[name=theme][value=dark]").sendKeys(Keys.SPACE);
        picture("page-denied", 1280, 890);

        find("#toggle-operator-222222222222").click();
        until(() -> find("#row-operator-222222222222").getText().contains("fine"));
        write("please unban 192.0.2.44");

        until(() -> answer().contains("the ban of 192.0.2.44 was lifted and checked"));
        until(() -> !all(OPENGATE + ".bans li").contains("192.0.2.44"));
    }

    @Test
    void aSilentServerIsWaitedForAndGivenUp() throws Exception {
        visit("en");
        ban(GITLAB, "198.51.100.23");
        passAMinute("A minute has passed");
        find("#toggle-silence-gitlab-1").click();
        until(() -> find("#agent-gitlab-1").getText().equals("agent silent"));

        write("please unban 198.51.100.23");

        until(() -> answer().contains("Waiting for the outcome"));
        until(() -> all("#hops .running .when").equals(List.of("waiting for the server")));
        for (var minute = 0; minute < 3; minute++) {
            passAMinute("A minute has passed");
        }
        until(() -> answer().contains("Not released"));
        assertThat(answer()).contains("198.51.100.23", "gitlab-1").doesNotContain("Waiting");
        assertThat(all(GITLAB + ".bans li")).contains("198.51.100.23");
    }

    @Test
    void throttledListsAreSaidToBeUnread() throws Exception {
        visit("en");
        find("#toggle-throttle").click();
        until(() -> find("#row-throttle").getText().contains("broken"));

        write("please unban 198.51.100.77");

        until(() -> answer().contains("could not be read"));
        assertThat(answer()).doesNotContain("not on any ban list");
    }

    @Test
    void everythingCanBeDoneFromTheKeyboard() throws Exception {
        visit("en");
        var walked = new ArrayList<String>();
        for (var step = 0; step < 60; step++) {
            focused().sendKeys(Keys.TAB);
            walked.add(String.valueOf(browser.evaluate("const e = document.activeElement;"
                    + "return (e.id || e.name || e.className || e.tagName)"
                    + " + (getComputedStyle(e).outlineStyle === 'none' && !e.closest('.choice') ? ' unseen' : '')")));
            if (walked.get(step).equals("filter")) {
                break;
            }
        }
        assertThat(walked)
                .containsSubsequence(
                        "skip",
                        "minute",
                        "language",
                        "theme",
                        "in-room",
                        "as-person",
                        "log",
                        "idea",
                        "text",
                        "address-gitlab-1",
                        "toggle-silence-gitlab-1",
                        "address-opengate-1",
                        "toggle-silence-opengate-1",
                        "toggle-operator-111111111111",
                        "toggle-operator-222222222222",
                        "toggle-throttle",
                        "filter")
                .noneMatch(element -> element.contains("unseen"));

        browser.driver().navigate().refresh();
        until(() -> !all(OPENGATE + ".bans li").isEmpty());
        focused().sendKeys(Keys.TAB, Keys.ENTER);
        until(() -> Objects.equals(focused().getDomAttribute("id"), "text"));
        focused().sendKeys("first line", Keys.chord(Keys.SHIFT, Keys.ENTER), "show the list", Keys.ENTER);
        until(() -> answer().contains("Servers"));
        assertThat(find(".thread:last-child .person").getText()).contains("first line\nshow the list");
    }

    @Test
    void whatPeopleWriteStaysText() throws Exception {
        visit("en");

        write("<img src=x onerror=alert(1)> [info][title]<b>x</b>[/title]<script>1</script>[/info] help");

        until(() -> !answer().contains("is looking"));
        assertThat(find(".thread:last-child .person").getText()).contains("<img src=x onerror=alert(1)>", "<script>");
        assertThat(browser.evaluate("return document.querySelectorAll('.log img, .log script, .log b b').length"))
                .isEqualTo(0L);
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        visit("en");
        find("#as-person").sendKeys("4711");

        write("please unban 203.0.113.7");

        until(() -> answer().contains("Nothing done"));
        assertThat(answer()).contains("4711");
    }

    @Test
    void bothLanguagesAreWhole() throws Exception {
        visit("ja");
        assertThat(find("html").getDomAttribute("lang")).isEqualTo("ja");
        assertThat(find("#room-title").getText()).isEqualTo("チャット");
        assertThat(String.valueOf(browser.evaluate("return document.body.innerText")))
                .doesNotContain("undefined")
                .contains("壊してみる", "サーバー", "1分進める");

        find("[name=language][value=en]").sendKeys(Keys.SPACE);

        assertThat(find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(find("#room-title").getText()).isEqualTo("Chat");
        // But for the name, the switch itself, and what the bot has said.
        var shown = browser.evaluate("const page = document.body.cloneNode(true);"
                + "page.querySelectorAll('[lang=ja], .thread').forEach((node) => node.remove());"
                + "return page.textContent");
        assertThat(String.valueOf(shown))
                .doesNotContain("undefined")
                .doesNotContainPattern("[\\u3040-\\u30ff\\u4e00-\\u9fff]");
        browser.driver().navigate().refresh();
        until(() -> find("#room-title").getText().equals("Chat"));
    }

    @ParameterizedTest
    @CsvSource({"ja,1280", "en,1280", "ja,390", "en,390"})
    void nothingIsTooWide(String language, int width) throws Exception {
        visit(language);
        browser.resize(width, 844);
        ban(GITLAB, "2001:db8::70");
        write("確認 2001:db8::70");
        until(() -> !find(".thread:last-child").getText().isEmpty());
        find("[name=filter][value=all]").sendKeys(Keys.SPACE);

        assertThat(browser.evaluate("return [innerWidth, document.documentElement.scrollWidth]"))
                .isEqualTo(List.of((long) width, (long) width));
        assertThat(browser.evaluate("return [...document.querySelectorAll('body *')].filter((node) =>"
                        + " !node.closest('.unseen, .skip, thead, svg') && node.clientWidth > 0"
                        + " && (node.scrollWidth > node.clientWidth + 1 || node.getBoundingClientRect().right > innerWidth + 1))"
                        + ".map((node) => node.tagName + ' ' + (node.id || node.className))"))
                .isEqualTo(List.of());
        assertThat(browser.evaluate("return [...document.querySelectorAll('#picture .node')].filter((node) =>"
                        + " [...node.querySelectorAll('text')].some((text) =>"
                        + " text.getBBox().width > node.querySelector('rect').getBBox().width - 2))"
                        + ".map((node) => node.textContent)"))
                .isEqualTo(List.of());
        if (width == 390) {
            picture("page-narrow-" + language, width, 844);
        }
    }

    private void visit(String language) throws Exception {
        visit(language, url);
    }

    private void visit(String language, String page) throws Exception {
        browser = Browser.start(1280, 890, "--accept-lang=" + language);
        browser.driver().get(page);
        until(() -> !all(OPENGATE + ".bans li").isEmpty());
    }

    private void ban(String server, String address) throws Exception {
        if (all(server + ".bans li").contains(address)) {
            return;
        }
        until(() -> find(server + ".ban button").getDomAttribute("aria-disabled") == null);
        // Not by typing: what is typed within a second of the last choice is taken for its end.
        find(server + ".ban option[value='" + address + "']").click();
        find(server + ".ban button").click();
        until(() -> all(server + ".bans li").contains(address));
    }

    private void passAMinute(String told) throws Exception {
        until(() -> find("#minute").getDomAttribute("aria-disabled") == null);
        find("#minute").click();
        until(() -> find("#news").getText().contains(told));
        until(() -> find("#minute").getDomAttribute("aria-disabled") == null);
    }

    private void write(String text) throws Exception {
        var before = all(".thread").size();
        find("#text").sendKeys(text, Keys.ENTER);
        until(() -> all(".thread").size() > before);
    }

    /** All that stands in the last thread. */
    private String answer() {
        return find(".thread:last-child").getText();
    }

    private WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    private WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    /** The texts of all such elements, read at once: between two calls the page may have changed. */
    private List<String> all(String selector) {
        var texts = browser.evaluate(
                "return [...document.querySelectorAll(arguments[0])].map((node) => node.textContent.trim())", selector);
        return ((List<?>) Objects.requireNonNull(texts))
                .stream().map(String::valueOf).toList();
    }

    private void until(Await.Question question) throws Exception {
        assertThat(Await.trueWithin(ScenarioSandbox.PATIENCE, question))
                .as(() -> String.valueOf(browser.evaluate("return document.body.innerText")))
                .isTrue();
    }

    private void picture(String name, int width, int height) throws IOException {
        var directory = System.getProperty("kaikin.pictures");
        if (directory == null) {
            return;
        }
        browser.resize(width, height);
        // A narrow page shows the picture, a wide one all of its first screen.
        browser.evaluate("scrollTo(0, innerWidth < 720 ? document.getElementById('picture-title').offsetTop - 20 : 0)");
        browser.evaluate("document.getElementById('news').replaceChildren(); document.activeElement.blur();");
        var file = Path.of(directory).resolve(name + ".png");
        Files.createDirectories(Path.of(directory));
        browser.picture(file);
        compress(file);
    }

    /** Chromium writes quickly, not small. */
    private static void compress(Path file) throws IOException {
        var image = ImageIO.read(file.toFile());
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0);
        Files.delete(file);
        try (var output = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        }
        writer.dispose();
    }
}
