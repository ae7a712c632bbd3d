package kaikin.cli.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for GitHub's REST API where a comment needs it. Whatever GitHub would refuse, or what is not needed, is
 * refused and noted.
 */
final class GitHub implements AutoCloseable {
    static final String TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EDIT = Pattern.compile("PATCH /repos/o/r/issues/comments/(\\d+)");
    private static final Pattern DOWNLOAD = Pattern.compile("GET /repos/o/r/actions/artifacts/(\\d+)/zip");

    /** A comment on the pull request. */
    record Comment(long id, String author, String body) {}

    /** What a run left behind; {@code zip} is its file. */
    record Artifact(long id, String name, long size, boolean expired, Path zip) {}

    final List<Comment> comments = new ArrayList<>();
    final List<Artifact> artifacts = new ArrayList<>();
    final List<Map<String, Object>> pulls = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    private final HttpServer api = serve(this::answer);
    /** Where archives are kept: another host, which must not see the token. */
    private final HttpServer archives = serve(this::archive);

    GitHub() throws IOException {}

    String url() {
        return url(api);
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpServer serve(Answering answering) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answering.to(exchange);
            }
        });
        server.start();
        return server;
    }

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        calls.add(call);
        var download = DOWNLOAD.matcher(call);
        if (!headersAreRight(exchange)) {
            refuse(exchange, 401, call);
        } else if (call.equals("GET /repos/o/r/pulls")) {
            listPulls(exchange);
        } else if (call.equals("GET /repos/o/r/actions/runs/77/artifacts")) {
            listArtifacts(exchange);
        } else if (download.matches()) {
            exchange.getResponseHeaders().add("Location", url(archives) + "/" + download.group(1));
            exchange.sendResponseHeaders(302, -1);
        } else if (call.equals("GET /repos/o/r/issues/8/comments")) {
            listComments(exchange);
        } else {
            write(exchange, call);
        }
    }

    private static boolean headersAreRight(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return Objects.equals(headers.getFirst("Authorization"), "Bearer " + TOKEN)
                && Objects.equals(headers.getFirst("Accept"), "application/vnd.github+json")
                && Objects.equals(headers.getFirst("X-GitHub-Api-Version"), "2022-11-28");
    }

    private void listPulls(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var found = pulls.stream()
                .filter(pull -> Objects.equals(pull.get("state"), query.get("state")))
                .filter(pull -> Objects.equals(pull.get("label"), query.get("head")))
                .map(pull -> pull.get("answer"))
                .toList();
        reply(exchange, 200, found);
    }

    private void listArtifacts(HttpExchange exchange) throws IOException {
        var named = artifacts.stream()
                .filter(each -> each.name().equals(query(exchange).get("name")))
                .map(each -> Map.of(
                        "id", each.id(), "name", each.name(), "size_in_bytes", each.size(), "expired", each.expired()))
                .toList();
        reply(exchange, 200, Map.of("total_count", named.size(), "artifacts", named));
    }

    private void listComments(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var size = Math.min(100, Integer.parseInt(query.getOrDefault("per_page", "30")));
        var page = Integer.parseInt(query.getOrDefault("page", "1"));
        reply(
                exchange,
                200,
                comments.stream()
                        .skip((page - 1L) * size)
                        .limit(size)
                        .map(each ->
                                Map.of("id", each.id(), "user", Map.of("login", each.author()), "body", each.body()))
                        .toList());
    }

    private void write(HttpExchange exchange, String call) throws IOException {
        var edit = EDIT.matcher(call);
        var body = body(exchange);
        var at = edit.matches() ? index(Long.parseLong(edit.group(1))) : comments.size();
        if (body == null || at < 0 || !(edit.matches() || call.equals("POST /repos/o/r/issues/8/comments"))) {
            refuse(exchange, 422, call);
        } else if (edit.matches()) {
            comments.set(at, new Comment(comments.get(at).id(), comments.get(at).author(), body));
            reply(exchange, 200, Map.of());
        } else {
            comments.add(new Comment(5000 + at, "github-actions[bot]", body));
            reply(exchange, 201, Map.of());
        }
    }

    private int index(long id) {
        return comments.stream().map(Comment::id).toList().indexOf(id);
    }

    /** The text of a comment as GitHub takes it, or null. */
    private static @Nullable String body(HttpExchange exchange) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(exchange.getRequestBody());
        } catch (IOException e) {
            return null;
        }
        var text = node.path("body").asText();
        var fits = !text.isBlank() && text.codePointCount(0, text.length()) <= 65_536;
        return fits && node.size() == 1 && node.path("body").isTextual() ? text : null;
    }

    private void archive(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().substring(1);
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            refuse(exchange, 400, "a token for the archive");
            return;
        }
        var zip = artifacts.stream()
                .filter(each -> id.equals(String.valueOf(each.id())))
                .findFirst()
                .orElseThrow()
                .zip();
        exchange.sendResponseHeaders(200, Files.size(zip));
        Files.copy(zip, exchange.getResponseBody());
    }

    private void refuse(HttpExchange exchange, int status, String call) throws IOException {
        refused.add(call);
        reply(exchange, status, Map.of("message", "refused"));
    }

    private static void reply(HttpExchange exchange, int status, Object answer) throws IOException {
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new TreeMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : raw == null ? new String[0] : raw.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        api.stop(0);
        archives.stop(0);
    }
}
