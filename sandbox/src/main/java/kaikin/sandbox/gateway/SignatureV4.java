package kaikin.sandbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kaikin.sandbox.gateway.Credentials.Credential;

/**
 * Verifies signatures (version 4) in the Authorization header.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
public final class SignatureV4<P> {
    private static final String HMAC = "HmacSHA256";

    private final CredentialStore<P> credentials;
    private final Clock clock;

    public SignatureV4(CredentialStore<P> credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Verifies a call to a regional AWS host name, or throws the {@link AwsException} that AWS would answer. */
    public VerifiedSignature<P> verify(HttpCall call) {
        var endpoint = Endpoint.of(call.host())
                .orElseThrow(() -> new AwsException(400, "InvalidRequest", "No regional AWS host: " + call.host()));
        return verify(call, endpoint);
    }

    public VerifiedSignature<P> verify(HttpCall call, Endpoint endpoint) {
        var claims = SignatureClaims.read(call, endpoint);
        var date = claims.date(clock.instant());
        var credential = holder(claims);
        claims.checkSignedHeaders();
        var hash = PayloadHash.hash(call, endpoint);
        checkSignature(claims, credential.secretAccessKey(), hash);
        return new VerifiedSignature<>(
                credential.accessKeyId(),
                endpoint.service(),
                endpoint.region(),
                credential.principal(),
                date,
                PayloadHash.checked(call, endpoint.isS3() ? hash : call.body().sha256()));
    }

    private Credential<P> holder(SignatureClaims claims) {
        var credential = credentials
                .find(claims.authorization().accessKeyId())
                .orElseThrow(() -> claims.refused(
                        SignatureError.UNKNOWN_KEY, "The security token included in the request is invalid."));
        if (!same(credential.sessionToken(), claims.sessionToken())) {
            throw claims.refused(SignatureError.WRONG_TOKEN, "The security token included in the request is invalid.");
        }
        if (!clock.instant().isBefore(credential.expiry())) {
            throw claims.refused(SignatureError.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        return credential;
    }

    private static void checkSignature(SignatureClaims claims, String secret, String payloadHash) {
        var signature = hmac(
                signingKey(secret, claims.authorization()),
                claims.stringToSign(payloadHash).getBytes(UTF_8));
        if (!same(HexFormat.of().formatHex(signature), claims.authorization().signature())) {
            throw claims.refused(
                    SignatureError.MISMATCH,
                    "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        }
    }

    private static byte[] signingKey(String secret, Authorization authorization) {
        var key = ("AWS4" + secret).getBytes(UTF_8);
        for (var part : authorization.scopeText().split("/", -1)) {
            key = hmac(key, part.getBytes(UTF_8));
        }
        return key;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** Takes as long wherever the texts differ, so that its time tells nothing. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    /** Finds who holds an access key. */
    @FunctionalInterface
    public interface CredentialStore<P> {
        Optional<Credential<P>> find(String accessKeyId);
    }

    /** The claims of a call about its signature, as far as no secret is needed to judge it. */
    private record SignatureClaims(HttpCall call, Endpoint endpoint, Authorization authorization) {
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
                    .orElseThrow(
                            () -> SignatureError.NOT_SIGNED.at(endpoint, "Request is missing Authentication Token"));
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

        /** Returns when the call was signed, if that is near enough to now: S3 allows 15 minutes, others 5. */
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

        /**
         * The headers that must be signed: host, date, and every x-amz- header sent. The SDKs' tracing headers are
         * named otherwise.
         */
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
                    .orElseThrow(
                            () -> refused(SignatureError.INCOMPLETE, "The request must have an x-amz-date header."));
        }

        private Instant parsedDate() {
            try {
                return LocalDateTime.parse(dateHeader(), DATE).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw refused(
                        SignatureError.INCOMPLETE, "Date must be in ISO-8601 'basic format'. Got: " + dateHeader());
            }
        }

        private static String stamp(Instant instant) {
            return DATE.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
    }

    /** The Authorization header of a signed call. */
    private record Authorization(
            String accessKeyId, String date, Endpoint scope, List<String> signedHeaders, String signature) {
        static final String ALGORITHM = "AWS4-HMAC-SHA256";

        private static final Pattern CREDENTIAL =
                Pattern.compile("([A-Za-z0-9_]{16,128})/([0-9]{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");
        private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

        static Authorization parse(String header, Endpoint endpoint) {
            if (!header.startsWith(ALGORITHM + " ")) {
                throw SignatureError.INCOMPLETE.at(endpoint, "Only " + ALGORITHM + " signatures are taken.");
            }
            var parts = parts(header.substring(ALGORITHM.length()));
            var credential = CREDENTIAL.matcher(part(parts, "Credential", endpoint));
            var signature = part(parts, "Signature", endpoint);
            if (!credential.matches() || !SIGNATURE.matcher(signature).matches()) {
                throw SignatureError.INCOMPLETE.at(
                        endpoint, "The Authorization header's credential or signature is malformed.");
            }
            var signed = List.of(part(parts, "SignedHeaders", endpoint).split(";"));
            var scope = new Endpoint(credential.group(4), credential.group(3));
            return new Authorization(credential.group(1), credential.group(2), scope, signed, signature);
        }

        String scopeText() {
            return String.join("/", date, scope.region(), scope.service(), "aws4_request");
        }

        private static Map<String, String> parts(String text) {
            var parts = new HashMap<String, String>();
            for (var part : text.split(",", -1)) {
                var name = part.strip().split("=", 2);
                parts.put(name[0], name.length == 2 ? name[1] : "");
            }
            return parts;
        }

        private static String part(Map<String, String> parts, String name, Endpoint endpoint) {
            var value = parts.getOrDefault(name, "");
            if (value.isEmpty()) {
                throw SignatureError.INCOMPLETE.at(
                        endpoint, "Authorization header requires '%s' parameter.".formatted(name));
            }
            return value;
        }
    }

    /**
     * The reasons why a signature does not let a call in: one reason, and three names for it, because AWS's protocols
     * name and number them differently.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3</a>
     * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html">STS</a>
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html">Signatures</a>
     */
    private enum SignatureError {
        NOT_SIGNED("403 AccessDenied", "403 MissingAuthenticationToken", "400 MissingAuthenticationTokenException"),
        INCOMPLETE("400 AuthorizationHeaderMalformed", "400 IncompleteSignature", "400 IncompleteSignatureException"),
        UNKNOWN_KEY("403 InvalidAccessKeyId", "403 InvalidClientTokenId", "400 UnrecognizedClientException"),
        WRONG_TOKEN("400 InvalidToken", "403 InvalidClientTokenId", "400 UnrecognizedClientException"),
        EXPIRED_TOKEN("400 ExpiredToken", "403 ExpiredToken", "400 ExpiredTokenException"),
        WRONG_SCOPE("400 AuthorizationHeaderMalformed", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
        SKEWED("403 RequestTimeTooSkewed", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
        UNSIGNED_HEADER("403 AccessDenied", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
        MISMATCH("403 SignatureDoesNotMatch", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
        PRESIGNED("501 NotImplemented", "400 IncompleteSignature", "400 IncompleteSignatureException");

        private final String s3;
        private final String query;
        private final String json;

        SignatureError(String s3, String query, String json) {
            this.s3 = s3;
            this.query = query;
            this.json = json;
        }

        AwsException at(Endpoint endpoint, String message) {
            var name = switch (endpoint.protocol()) {
                case REST_XML -> s3;
                case AWS_JSON, SQS_JSON -> json;
                case REST_JSON -> json.replaceFirst("^400", "403");
                case AWS_QUERY, RPC_V2_CBOR, PLAIN -> query;
            };
            return new AwsException(Integer.parseInt(name.substring(0, 3)), name.substring(4), message);
        }
    }

    /**
     * The facts that a good signature proves.
     *
     * @param payload the body as meant: AWS's chunks taken apart, its checksums checked
     */
    public record VerifiedSignature<P>(
            String accessKeyId, String service, String region, P principal, Instant date, ByteBody payload) {}
}
