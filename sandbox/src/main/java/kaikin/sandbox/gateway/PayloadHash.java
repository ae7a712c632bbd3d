package kaikin.sandbox.gateway;

import java.util.Base64;
import java.util.regex.Pattern;

/** The rules of what a signature says about the body. */
final class PayloadHash {
    static final String HEADER = "x-amz-content-sha256";
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    static final String UNSIGNED_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private static final String DECODED_LENGTH = "x-amz-decoded-content-length";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private PayloadHash() {}

    /** The last line of the canonical request. Only S3 lets the client choose it. */
    static String hash(HttpCall call, Endpoint endpoint) {
        if (!endpoint.isS3()) {
            return call.body().sha256();
        }
        var declared = call.headers()
                .first(HEADER)
                .orElseThrow(() -> invalid("Missing required header for this request: " + HEADER));
        if (declared.startsWith("STREAMING-AWS4-")) {
            throw new AwsException(
                    501, "NotImplemented", "Signed chunks are not taken here; over TLS no client sends them.");
        }
        var unsigned = declared.equals(UNSIGNED) || declared.equals(UNSIGNED_CHUNKS);
        if (!(unsigned && call.peer().tls()) && !SHA256.matcher(declared).matches()) {
            throw invalid(
                    HEADER
                            + " must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER (both over TLS only) or a valid sha256 value.");
        }
        return declared;
    }

    /** What the body holds, once it is what the headers and trailers say. */
    static ByteBody checked(HttpCall call, String hash) {
        if (hash.equals(UNSIGNED_CHUNKS)) {
            return chunked(call);
        }
        if (!hash.equals(UNSIGNED) && !hash.equals(call.body().sha256())) {
            throw new AwsException(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return summed(call.headers(), call.body());
    }

    private static ByteBody chunked(HttpCall call) {
        var decoded = AwsChunked.decode(call.body());
        var length = call.headers()
                .first(DECODED_LENGTH)
                .orElseThrow(() -> new AwsException(
                        411, "MissingContentLength", "You must provide the " + DECODED_LENGTH + " HTTP header."));
        if (!length.equals(Integer.toString(decoded.payload().size()))) {
            throw new AwsException(400, "IncompleteBody", "The body is not as long as " + DECODED_LENGTH + " says.");
        }
        for (var announced : call.headers().all("x-amz-trailer")) {
            if (!decoded.trailers().has(announced)) {
                throw new AwsException(
                        400,
                        "MalformedTrailerError",
                        "The request announced a trailer that did not come: " + announced);
            }
        }
        return summed(decoded.trailers(), summed(call.headers(), decoded.payload()));
    }

    private static ByteBody summed(HeaderFields fields, ByteBody body) {
        for (var checksum : Checksum.values()) {
            for (var given : fields.all(checksum.header())) {
                agree(checksum.name(), given, checksum.of(body));
            }
        }
        for (var given : fields.all("Content-MD5")) {
            agree("Content-MD5", given, Base64.getEncoder().encodeToString(Digests.of("MD5", body.bytes())));
        }
        return body;
    }

    private static void agree(String name, String given, String computed) {
        if (!given.equals(computed)) {
            throw new AwsException(
                    400, "BadDigest", "The %s you specified did not match the calculated checksum.".formatted(name));
        }
    }

    private static AwsException invalid(String message) {
        return new AwsException(400, "InvalidRequest", message);
    }
}
