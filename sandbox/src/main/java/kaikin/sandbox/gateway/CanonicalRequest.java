package kaikin.sandbox.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one text that both sides sign.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a
 *     signed request</a>
 */
record CanonicalRequest(HttpCall call, List<String> signedHeaders, String payloadHash, boolean s3) {
    String hash() {
        // JDK's server reads header bytes as Latin-1; written back so, they are what the client signed.
        return ByteBody.of(text().getBytes(StandardCharsets.ISO_8859_1)).sha256();
    }

    String text() {
        var headers = signedHeaders.stream().map(this::header).collect(Collectors.joining());
        var names = String.join(";", signedHeaders);
        return String.join("\n", call.method(), path(), query(), headers, names, payloadHash);
    }

    /** S3 encodes a key once; anyone else encodes the encoded path again. */
    private String path() {
        return s3
                ? PercentEncoding.encode(PercentEncoding.decode(call.rawPath()), "/")
                : PercentEncoding.encode(call.rawPath(), "/");
    }

    private String query() {
        if (call.rawQuery().isEmpty()) {
            return "";
        }
        return Arrays.stream(call.rawQuery().split("&"))
                .map(Parameter::parse)
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    private String header(String name) {
        var values = call.headers().all(name).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
        return name + ":" + values + "\n";
    }

    private record Parameter(String name, String value) {
        static Parameter parse(String text) {
            var parts = text.split("=", 2);
            return new Parameter(encoded(parts[0]), parts.length == 2 ? encoded(parts[1]) : "");
        }

        private static String encoded(String text) {
            return PercentEncoding.encode(PercentEncoding.decode(text), "");
        }
    }
}
