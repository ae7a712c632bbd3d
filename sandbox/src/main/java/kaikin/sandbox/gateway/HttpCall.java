package kaikin.sandbox.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as received: nothing decoded but the transfer.
 *
 * @param host in lower case and without a port; the header itself stays among the headers
 * @param rawPath still percent-encoded, for the signature is over the encoded form
 * @param rawQuery empty where there is none
 */
public record HttpCall(
        String method, String host, String rawPath, String rawQuery, HeaderFields headers, ByteBody body, Peer peer) {
    /** The largest body taken: ban lists are a few kilobytes. */
    public static final int LIMIT = 10 << 20;

    /** A call over TLS from this machine; for tests and for callers inside the sandbox. */
    public static HttpCall of(String method, URI uri) {
        var target = RequestTarget.parse(uri.toString()
                .substring(uri.getScheme().length() + 3 + uri.getRawAuthority().length()));
        var headers = new HeaderFields(Map.of("Host", List.of(uri.getRawAuthority())));
        var peer = new Peer(InetAddress.getLoopbackAddress(), uri.getScheme().equals("https"));
        return new HttpCall(method, uri.getHost(), target.path(), target.query(), headers, ByteBody.EMPTY, peer);
    }

    /** Reads a request to its end. */
    public static HttpCall read(HttpExchange exchange) throws IOException {
        var headers = new HeaderFields(exchange.getRequestHeaders());
        var target = RequestTarget.parse(exchange.getRequestURI().toString());
        return new HttpCall(
                exchange.getRequestMethod(),
                RequestTarget.host(headers),
                target.path(),
                target.query(),
                headers,
                body(exchange),
                new Peer(exchange.getRemoteAddress().getAddress(), exchange instanceof HttpsExchange));
    }

    /** The path decoded: for S3, a slash and the key. */
    public String path() {
        return PercentEncoding.text(rawPath);
    }

    public FormFields query() {
        return FormFields.parse(rawQuery);
    }

    HttpCall withMethod(String other) {
        return new HttpCall(other, host, rawPath, rawQuery, headers, body, peer);
    }

    public HttpCall withPath(String other) {
        return new HttpCall(method, host, other, rawQuery, headers, body, peer);
    }

    HttpCall withQuery(String other) {
        return new HttpCall(method, host, rawPath, other, headers, body, peer);
    }

    public HttpCall withHeaders(HeaderFields other) {
        return new HttpCall(method, host, rawPath, rawQuery, other, body, peer);
    }

    public HttpCall withBody(ByteBody other) {
        return new HttpCall(method, host, rawPath, rawQuery, headers, other, peer);
    }

    HttpCall withPeer(Peer other) {
        return new HttpCall(method, host, rawPath, rawQuery, headers, body, other);
    }

    private static ByteBody body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new AwsException(413, "EntityTooLarge", "A body may have %d bytes here.".formatted(LIMIT));
        }
        return ByteBody.of(bytes);
    }

    /**
     * The target of a request line, split by hand: {@link java.net.URI} takes the first segment of {@code //key} for a
     * host.
     */
    record RequestTarget(String path, String query) {
        static RequestTarget parse(String target) {
            var mark = target.indexOf('?');
            var path = mark < 0 ? target : target.substring(0, mark);
            return new RequestTarget(path.isEmpty() ? "/" : path, mark < 0 ? "" : target.substring(mark + 1));
        }

        /** The host that a call names, without its port. */
        static String host(HeaderFields headers) {
            var host = headers.first("Host").orElse("").toLowerCase(Locale.ROOT);
            return host.replaceFirst(":[0-9]*$", "");
        }
    }

    /** The caller: the address the call came from, and whether it came over TLS. */
    public record Peer(InetAddress address, boolean tls) {}

    /** The decoded fields of a query string or of a form: a plus is a blank in both, for S3 as for STS. */
    public record FormFields(Map<String, List<String>> fields) {
        public FormFields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        public static FormFields parse(String text) {
            var fields = new LinkedHashMap<String, List<String>>();
            for (var field : text.split("&", -1)) {
                var parts = field.split("=", 2);
                if (!parts[0].isEmpty()) {
                    fields.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                            .add(parts.length == 2 ? decoded(parts[1]) : "");
                }
            }
            return new FormFields(fields);
        }

        public boolean has(String name) {
            return fields.containsKey(name);
        }

        public Optional<String> first(String name) {
            return fields.getOrDefault(name, List.of()).stream().findFirst();
        }

        private static String decoded(String text) {
            return PercentEncoding.text(text.replace('+', ' '));
        }
    }
}
