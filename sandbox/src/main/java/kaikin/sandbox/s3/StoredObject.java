package kaikin.sandbox.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import kaikin.sandbox.gateway.Body;

/** An object as it was last put. */
record StoredObject(Body body, String etag, Instant modified) {
    static StoredObject of(Body body, Instant modified) {
        return new StoredObject(body, "\"" + body.md5() + "\"", modified);
    }

    String httpDate() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC));
    }
}
