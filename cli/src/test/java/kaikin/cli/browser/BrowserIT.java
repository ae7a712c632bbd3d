package kaikin.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserIT {
    @Test
    void aPageIsAsWideAsAskedFor() {
        try (var browser = Browser.start(390, 700)) {
            browser.driver().get("data:text/html,<title>page</title><p>text");

            assertThat(browser.driver().getTitle()).isEqualTo("page");
            assertThat(browser.evaluate("return [innerWidth, innerHeight]")).isEqualTo(List.of(390L, 700L));
        }
    }

    @Test
    void whatThePageComplainsOfIsSeen() {
        try (var browser = Browser.start(800, 600)) {
            browser.driver().get("data:text/html,<script>console.error('broken')</script>");

            assertThat(browser.complaints()).singleElement().asString().contains("broken");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
