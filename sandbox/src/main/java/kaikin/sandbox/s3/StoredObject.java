package kaikin.sandbox.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import kaikin.sandbox.gateway.Body;

/** An object as it was last put. */
record StoredObject(Body body, String etag, Instant modified) {
    static StoredObject of(Body body, Instant modified) {
        try {
            var md5 = MessageDigest.getInstance("MD5").digest(body.bytes());
            return new StoredObject(body, "\"" + HexFormat.of().formatHex(md5) + "\"", modified);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String httpDate() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC));
    }
}
