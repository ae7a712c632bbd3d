package kaikin.sandbox.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The percent-encoding of keys and queries. */
final class Keys {
    private Keys() {}

    /** In a path a plus sign is a plus sign. */
    static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static Map<String, String> query(String raw) {
        var query = new TreeMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return query;
    }
}
