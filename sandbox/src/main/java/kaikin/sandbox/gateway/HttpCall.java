package kaikin.sandbox.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

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

    public HttpCall withMethod(String other) {
        return new HttpCall(other, host, rawPath, rawQuery, headers, body, peer);
    }

    public HttpCall withPath(String other) {
        return new HttpCall(method, host, other, rawQuery, headers, body, peer);
    }

    public HttpCall withQuery(String other) {
        return new HttpCall(method, host, rawPath, other, headers, body, peer);
    }

    public HttpCall withHeaders(HeaderFields other) {
        return new HttpCall(method, host, rawPath, rawQuery, other, body, peer);
    }

    public HttpCall withBody(ByteBody other) {
        return new HttpCall(method, host, rawPath, rawQuery, headers, other, peer);
    }

    public HttpCall withPeer(Peer other) {
        return new HttpCall(method, host, rawPath, rawQuery, headers, body, other);
    }

    private static ByteBody body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new AwsException(413, "EntityTooLarge", "A body may have %d bytes here.".formatted(LIMIT));
        }
        return ByteBody.of(bytes);
    }
}
