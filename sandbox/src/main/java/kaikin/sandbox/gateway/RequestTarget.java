package kaikin.sandbox.gateway;

import java.util.Locale;

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
