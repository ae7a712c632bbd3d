package kaikin.sandbox.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

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

    /** Returns what the body holds, once it is what the headers and trailers say. */
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
            agree("Content-MD5", given, Base64.getEncoder().encodeToString(body.digest("MD5")));
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

    /**
     * A body in AWS's chunks, taken apart: unsigned chunks, then trailing headers.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Unsigned payload with
     *     trailing headers</a>
     */
    record AwsChunked(ByteBody payload, HeaderFields trailers) {
        private static final Pattern SIZE = Pattern.compile("[0-9A-Fa-f]{1,8}");

        public static AwsChunked decode(ByteBody body) {
            return new Reader(body.bytes()).decode();
        }

        private static AwsException malformed(String what) {
            return new AwsException(400, "IncompleteBody", "The aws-chunked body is malformed: " + what + ".");
        }

        private static final class Reader {
            private final byte[] bytes;
            private int at;

            Reader(byte[] bytes) {
                this.bytes = bytes;
            }

            AwsChunked decode() {
                var payload = new ByteArrayOutputStream(bytes.length);
                for (var size = size(); size > 0; size = size()) {
                    payload.write(bytes, at, size);
                    at += size;
                    if (!line().isEmpty()) {
                        throw malformed("a chunk is longer than its size");
                    }
                }
                return new AwsChunked(ByteBody.of(payload.toByteArray()), trailers());
            }

            private int size() {
                var line = line();
                if (!SIZE.matcher(line).matches()) {
                    throw malformed("no chunk size where one should be");
                }
                var size = Long.parseLong(line, 16);
                if (size > bytes.length - at) {
                    throw malformed("a chunk is shorter than its size");
                }
                return (int) size;
            }

            private HeaderFields trailers() {
                var fields = HeaderFields.NONE;
                for (var line = line(); !line.isEmpty(); line = at < bytes.length ? line() : "") {
                    var parts = List.of(line.split(":", 2));
                    if (parts.size() < 2) {
                        throw malformed("a trailer without a colon");
                    }
                    fields = fields.with(parts.get(0).strip(), parts.get(1).strip());
                }
                return fields;
            }

            private String line() {
                for (int end = at; end + 1 < bytes.length; end++) {
                    if (bytes[end] == '\r' && bytes[end + 1] == '\n') {
                        var line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
                        at = end + 2;
                        return line;
                    }
                }
                throw malformed("it ends in the middle");
            }
        }
    }

    /** The checksums of S3 that a JDK can compute; CRC64NVME is not among them. */
    private enum Checksum {
        CRC32,
        CRC32C,
        SHA1,
        SHA256;

        private static final String PREFIX = "x-amz-checksum-";

        String header() {
            return PREFIX + name().toLowerCase(Locale.ROOT);
        }

        /** The checksum in base64, as the header spells it. */
        String of(ByteBody body) {
            return Base64.getEncoder()
                    .encodeToString(
                            switch (this) {
                                case CRC32 -> crc(new CRC32(), body.bytes());
                                case CRC32C -> crc(new CRC32C(), body.bytes());
                                case SHA1 -> body.digest("SHA-1");
                                case SHA256 -> body.digest("SHA-256");
                            });
        }

        private static byte[] crc(java.util.zip.Checksum crc, byte[] data) {
            crc.update(data, 0, data.length);
            return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        }
    }
}
