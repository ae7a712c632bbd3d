package kaikin.sandbox.services.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import kaikin.sandbox.gateway.ByteBody;

/** An object as it was last put. */
record StoredObject(ByteBody body, String etag, Instant modified) {
    static StoredObject of(ByteBody body, Instant modified) {
        return new StoredObject(body, "\"" + body.md5() + "\"", modified);
    }

    String httpDate() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC));
    }
}
