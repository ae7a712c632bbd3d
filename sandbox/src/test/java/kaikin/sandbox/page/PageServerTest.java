package kaikin.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageServerTest {
    private static final String SECRET = "secret-of-this-run";

    private final List<String> deeds = new ArrayList<>();
    private final ServerSentEvents feed = new ServerSentEvents();

    @SuppressWarnings("NullAway.Init") // opened before each
    private PageServer server;

    @BeforeEach
    void open() throws IOException {
        server = PageServer.open(0, SECRET, feed, (name, what) -> {
            if (name.equals("unknown")) {
                throw new PageActions.Refused("there is no such action");
            }
            deeds.add(name + " " + what);
            return "done";
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void thePageIsAtItsAddressAlone() throws Exception {
        assertThat(get("/" + SECRET + "/")).startsWith("HTTP/1.1 200").contains("<!doctype html>");
        assertThat(server.url()).matches("http://127\\.0\\.0\\.1:[0-9]+/" + SECRET + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/events",
                "/secret-of-this-ru/",
                "/secret-of-this-run",
                "/secret-of-this-run/nothing",
                "/secret-of-this-run/../page.js",
                "/secret-of-this-run/%2e%2e/page.js",
                "/secret-of-this-run/PageServer.class"
            })
    void nothingElseIsFound(String path) throws Exception {
        assertThat(get(path)).startsWith("HTTP/1.1 404").doesNotContain(SECRET);
    }

    @Test
    void itListensOnTheLoopbackOnly() {
        assertThat(URI.create(server.url()).getHost()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "localhost", "127.0.0.1", "rebound.example:PORT", "localhost:PORT", ""})
    void aHostNameThatWasMadeToLeadHereIsRefused(String host) throws Exception {
        var request = "GET /%s/ HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                .formatted(SECRET, host.replace("PORT", Integer.toString(port())));

        assertThat(exchange(request)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", "http://localhost:PORT", "http://127.0.0.1", "-"})
    void anotherSiteMayNotPost(String origin) throws Exception {
        var header = origin.equals("-") ? "" : "Origin: " + origin.replace("PORT", Integer.toString(port())) + "\r\n";

        assertThat(post("say", header + "Content-Type: application/json\r\n", "{}"))
                .startsWith("HTTP/1.1 403");
        assertThat(deeds).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void whatAFormCanSendIsNoDeed(String type) throws Exception {
        assertThat(post("say", origin() + "Content-Type: " + type + "\r\n", "{}"))
                .startsWith("HTTP/1.1 415");
        assertThat(deeds).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"say,'{\"text\":\"x\"}',200", "unknown,{},400", "say,what?,400"})
    void thePageItselfMayPost(String name, String body, String status) throws Exception {
        assertThat(post(name, origin() + "Content-Type: application/json\r\n", body))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aLongRequestIsRefused() throws Exception {
        var body = "{\"text\":\"" + "x".repeat(100_000) + "\"}";

        assertThat(post("say", origin() + "Content-Type: application/json\r\n", body))
                .startsWith("HTTP/1.1 413");
        assertThat(deeds).isEmpty();
    }

    @Test
    void everyAnswerForbidsWhatThePageDoesNotNeed() throws Exception {
        for (var path : List.of("/" + SECRET + "/", "/" + SECRET + "/page.js", "/nothing")) {
            assertThat(get(path))
                    .containsIgnoringCase("Content-Security-Policy: default-src 'none'; script-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline")
                    .containsIgnoringCase("X-Content-Type-Options: nosniff")
                    .containsIgnoringCase("Referrer-Policy: no-referrer")
                    .containsIgnoringCase("Cache-Control: no-store");
        }
    }

    @Test
    void everyScriptAndStyleThatIsNamedIsThere() throws Exception {
        var page = get("/" + SECRET + "/");
        for (var file : List.of("page.css", "page.js", "icon.svg")) {
            assertThat(page).contains("\"" + file + "\"");
            assertThat(get("/" + SECRET + "/" + file)).startsWith("HTTP/1.1 200");
        }
        assertThat(page).doesNotContain("style=").doesNotContain("onclick=").doesNotContain("http://");
    }

    @Test
    void eventsComeFromTheBeginningOrFromWhereABrowserWas() throws Exception {
        for (var word : List.of("first", "second\nwith a line break")) {
            feed.add("word", new com.fasterxml.jackson.databind.node.TextNode(word));
        }

        assertThat(events("", "id: 2\n")).contains("id: 1\nevent: word\ndata: \"first\"\n\n");
        assertThat(events("Last-Event-ID: 1\r\n", "id: 2\n"))
                .doesNotContain("id: 1\n")
                .contains("data: \"second\\nwith a line break\"\n\n");
    }

    private int port() {
        return URI.create(server.url()).getPort();
    }

    private String origin() {
        return "Origin: http://127.0.0.1:%d\r\n".formatted(port());
    }

    private String get(String path) throws IOException {
        return exchange("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n".formatted(path, port()));
    }

    private String post(String name, String headers, String body) throws IOException {
        return exchange(
                "POST /%s/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(SECRET, name, port(), headers, body.length(), body));
    }

    /** Byte for byte: an HTTP client would not send such hosts and origins. */
    private String exchange(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String events(String header, String last) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            var request = "GET /%s/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n".formatted(SECRET, port(), header);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return until(socket.getInputStream(), last);
        }
    }

    private static String until(InputStream stream, String last) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().matches("(?s).*" + last + ".*\n\n.*")) {
            var next = stream.read();
            if (next < 0) {
                throw new IOException("ended after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
