package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Percent-encoding as AWS wants it: everything but letters, digits and {@code -._~}. */
final class Percent {
    private Percent() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** The same, with slashes left as they are. */
    static String path(String text) {
        return encoded(text).replace("%2F", "/");
    }
}
