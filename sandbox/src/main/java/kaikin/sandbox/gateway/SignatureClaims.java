package kaikin.sandbox.gateway;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a call claims about its signature, as far as no secret is needed to judge it. */
record SignatureClaims(HttpCall call, Endpoint endpoint, Authorization authorization) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    /** Version 4, and version 2 before it. */
    private static final Pattern PRESIGNED = Pattern.compile("(^|&)(X-Amz-)?Signature=");

    private static final String DATE_HEADER = "x-amz-date";
    private static final String TOKEN_HEADER = "x-amz-security-token";

    static SignatureClaims read(HttpCall call, Endpoint endpoint) {
        if (PRESIGNED.matcher(call.rawQuery()).find()) {
            throw SignatureError.PRESIGNED.at(
                    endpoint, "Presigned URLs are not taken here: sign in the Authorization header.");
        }
        var header = call.headers()
                .first("Authorization")
                .orElseThrow(() -> SignatureError.NOT_SIGNED.at(endpoint, "Request is missing Authentication Token"));
        var claims = new SignatureClaims(call, endpoint, Authorization.parse(header, endpoint));
        claims.checkScope();
        return claims;
    }

    AwsException refused(SignatureError why, String message) {
        return why.at(endpoint, message);
    }

    String sessionToken() {
        return call.headers().first(TOKEN_HEADER).orElse("");
    }

    /** When the call was signed, if that is near enough to now: S3 allows 15 minutes, others 5. */
    Instant date(Instant now) {
        var date = parsedDate();
        var allowed = Duration.ofMinutes(endpoint.isS3() ? 15 : 5);
        if (Duration.between(date, now).abs().compareTo(allowed) > 0) {
            throw refused(
                    SignatureError.SKEWED,
                    "Signature expired or not yet current: %s is more than %d min. from %s"
                            .formatted(stamp(date), allowed.toMinutes(), stamp(now)));
        }
        return date;
    }

    /** The headers that must be signed: host, date, and every x-amz- header sent. The SDKs' tracing headers are named otherwise. */
    void checkSignedHeaders() {
        var signed = authorization.signedHeaders();
        for (var name : call.headers().names()) {
            var lower = name.toLowerCase(Locale.ROOT);
            if ((lower.startsWith("x-amz-") || lower.equals("host")) && !signed.contains(lower)) {
                throw refused(
                        SignatureError.UNSIGNED_HEADER,
                        "There were headers present in the request which were not signed: " + lower);
            }
        }
    }

    String stringToSign(String payloadHash) {
        var request = new CanonicalRequest(call, authorization.signedHeaders(), payloadHash, endpoint.isS3());
        return String.join("\n", Authorization.ALGORITHM, dateHeader(), authorization.scopeText(), request.hash());
    }

    private void checkScope() {
        if (!authorization.scope().equals(endpoint)) {
            throw refused(
                    SignatureError.WRONG_SCOPE,
                    "Credential should be scoped to %s in %s, not to %s in %s."
                            .formatted(
                                    endpoint.service(),
                                    endpoint.region(),
                                    authorization.scope().service(),
                                    authorization.scope().region()));
        }
        if (!dateHeader().startsWith(authorization.date() + "T")) {
            throw refused(SignatureError.WRONG_SCOPE, "Date in Credential scope does not match x-amz-date.");
        }
    }

    private String dateHeader() {
        return call.headers()
                .first(DATE_HEADER)
                .orElseThrow(() -> refused(SignatureError.INCOMPLETE, "The request must have an x-amz-date header."));
    }

    private Instant parsedDate() {
        try {
            return LocalDateTime.parse(dateHeader(), DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw refused(SignatureError.INCOMPLETE, "Date must be in ISO-8601 'basic format'. Got: " + dateHeader());
        }
    }

    private static String stamp(Instant instant) {
        return DATE.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
