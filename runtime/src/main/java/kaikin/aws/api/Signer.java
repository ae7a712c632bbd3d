package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.crt.auth.signing.AwsSigner;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig.AwsSignatureType;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig.AwsSignedBodyHeaderType;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;

/** Signatures by AWS's native signer, which comes with the native HTTP client. */
record Signer(String region) {
    /** All headers of the request, signed. */
    List<HttpHeader> signed(AwsRequest request, Credentials credentials, Instant time) {
        try (var config = config(request, time)) {
            config.setCredentials(new software.amazon.awssdk.crt.auth.credentials.Credentials(
                    credentials.accessKeyId().getBytes(UTF_8),
                    credentials.secretAccessKey().getBytes(UTF_8),
                    credentials.sessionToken().getBytes(UTF_8)));
            return AwsSigner.sign(unsigned(request), config)
                    .join()
                    .getSignedRequest()
                    .getHeaders();
        }
    }

    private AwsSigningConfig config(AwsRequest request, Instant time) {
        var config = new AwsSigningConfig();
        config.setSignatureType(AwsSignatureType.HTTP_REQUEST_VIA_HEADERS);
        config.setRegion(region);
        config.setService(request.service());
        config.setTime(time.toEpochMilli());
        if (request.isS3()) {
            // S3 takes keys as they are, and wants to be told the body's hash.
            config.setUseDoubleUriEncode(false);
            config.setShouldNormalizeUriPath(false);
            config.setSignedBodyHeader(AwsSignedBodyHeaderType.X_AMZ_CONTENT_SHA256);
        }
        return config;
    }

    private static HttpRequest unsigned(AwsRequest request) {
        var headers = Stream.concat(
                Stream.of(new HttpHeader("Host", request.host())),
                request.headers().entrySet().stream().map(each -> new HttpHeader(each.getKey(), each.getValue())));
        return new HttpRequest(
                request.method(),
                request.target(),
                headers.toArray(HttpHeader[]::new),
                new Body(request.body().getBytes(UTF_8)));
    }

    /** The body as the signer reads it. */
    private static final class Body implements HttpRequestBodyStream {
        private final ByteBuffer left;

        Body(byte[] bytes) {
            left = ByteBuffer.wrap(bytes);
        }

        @Override
        public boolean sendRequestBody(ByteBuffer target) {
            var size = Math.min(left.remaining(), target.remaining());
            target.put(left.slice(left.position(), size));
            left.position(left.position() + size);
            return !left.hasRemaining();
        }

        @Override
        public boolean resetPosition() {
            left.rewind();
            return true;
        }

        @Override
        public long getLength() {
            return left.capacity();
        }
    }
}
