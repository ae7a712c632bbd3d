package kaikin.sandbox.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A body in AWS's chunks, taken apart: unsigned chunks, then trailing headers.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Unsigned payload with
 *     trailing headers</a>
 */
public record AwsChunked(ByteBody payload, HeaderFields trailers) {
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
