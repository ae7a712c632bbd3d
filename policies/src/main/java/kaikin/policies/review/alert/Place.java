package kaikin.policies.review.alert;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A line of the repository.
 *
 * @param file from the repository's root, with slashes
 * @param line from 1
 */
public record Place(String file, int line) {
    public Place {
        if (file.isEmpty() || file.startsWith("/") || line < 1) {
            throw new IllegalArgumentException("«" + file + "», line " + line + " is no line of the repository");
        }
    }

    /** The file as a relative reference (RFC 3986). */
    String uri() {
        try {
            return new URI(null, null, "/" + file, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("«" + file + "» is no path", e);
        }
    }
}
