package kaikin.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import kaikin.sandbox.gateway.HttpServers;

/**
 * The page's HTTP server on this machine's loopback. Whoever does not know the secret in its path finds nothing;
 * another site that knows it, or a host name that was made to lead here, is refused all the same.
 */
final class PageServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_REQUEST = 100_000;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    /** All that a browser may ask for. */
    private static final Set<String> FILES = Set.of(
            "index.html",
            "page.css",
            "page.js",
            "words.js",
            "room.js",
            "notation.js",
            "picture.js",
            "hops.js",
            "decisions.js",
            "servers.js",
            "dom.js",
            "icon.svg");

    /** Carries out what a person does on the page. */
    @FunctionalInterface
    interface Deed {
        /** Answers what there is to say of it. */
        String carryOut(String name, JsonNode what) throws PageActions.Refused, IOException, InterruptedException;
    }

    private final HttpServer server;
    private final String secret;
    private final ServerSentEvents feed;
    private final Deed deed;

    private PageServer(HttpServer server, String secret, ServerSentEvents feed, Deed deed) {
        this.server = server;
        this.secret = secret;
        this.feed = feed;
        this.deed = deed;
    }

    /**
     * Opens the page.
     *
     * @param port 0 takes any that is free
     */
    static PageServer open(int port, String secret, ServerSentEvents feed, Deed deed) throws IOException {
        var http = HttpServers.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var page = new PageServer(http, secret, feed, deed);
        http.createContext("/", page::answer);
        http.start();
        return page;
    }

    /** Returns where the page is, for a person's browser. */
    String url() {
        return "http://" + host() + "/" + secret + "/";
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            protect(exchange);
            var path = exchange.getRequestURI().getRawPath();
            if (!isOurs(exchange)) {
                refuse(exchange, 403, "this is not the page's own address");
            } else if (!path.startsWith("/" + secret + "/")) {
                refuse(exchange, 404, "open the whole address that the sandbox has printed");
            } else {
                answer(exchange, path.substring(secret.length() + 2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String name) throws IOException, InterruptedException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                if (name.equals("events")) {
                    stream(exchange);
                } else {
                    file(exchange, name.isEmpty() ? "index.html" : name);
                }
            }
            case "POST" -> act(exchange, name);
            default -> refuse(exchange, 405, "only GET and POST");
        }
    }

    /** No other address leads here, whatever a name server says; and no other page's script or form may post. */
    private boolean isOurs(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var origin = headers.getFirst("Origin");
        return host().equals(headers.getFirst("Host"))
                && (origin == null ? exchange.getRequestMethod().equals("GET") : origin.equals("http://" + host()));
    }

    private static void protect(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private static void file(HttpExchange exchange, String name) throws IOException {
        if (!FILES.contains(name)) {
            refuse(exchange, 404, "there is no such file");
            return;
        }
        try (var resource = PageServer.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the class path lacks " + name);
            }
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            send(exchange, 200, type, resource.readAllBytes());
        }
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        var last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try {
            feed.write(
                    last != null && last.matches("[0-9]{1,9}") ? Integer.parseInt(last) : 0,
                    exchange.getResponseBody());
        } catch (IOException e) {
            // The browser has gone.
        }
    }

    private void act(HttpExchange exchange, String name) throws IOException, InterruptedException {
        if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            refuse(exchange, 415, "only JSON");
            return;
        }
        var body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST + 1);
        if (body.length > LONGEST_REQUEST) {
            refuse(exchange, 413, "too long");
            return;
        }
        try {
            var said = deed.carryOut(name, JSON.readTree(body));
            send(exchange, 200, "text/plain; charset=utf-8", said.getBytes(StandardCharsets.UTF_8));
        } catch (PageActions.Refused | JsonProcessingException e) {
            refuse(exchange, 400, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            refuse(exchange, 502, String.valueOf(e.getMessage()));
        }
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", (why + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
