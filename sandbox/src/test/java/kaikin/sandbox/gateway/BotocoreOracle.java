package kaikin.sandbox.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.gateway.SignatureV4.CredentialStore;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** AWS's own signer, as the judge of what a good request is. */
final class BotocoreOracle {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T03:04:05Z"), ZoneOffset.UTC);

    private final Credentials<String> credentials = new Credentials<>(CLOCK);
    private final Credential<String> mine = credentials.issue("writer", Duration.ofHours(1));

    CredentialStore<String> store() {
        return credentials;
    }

    Credential<String> mine() {
        return mine;
    }

    Credential<String> issue(String principal) {
        return credentials.issue(principal, Duration.ofHours(1));
    }

    HttpCall signed(String method, String url, Map<String, String> headers, String body) {
        return signed(method, url, headers, body, mine, false);
    }

    HttpCall chunked(String method, String url, String body) {
        return signed(method, url, Map.of(), body, mine, true);
    }

    HttpCall signed(
            String method,
            String url,
            Map<String, String> headers,
            String body,
            Credential<String> by,
            boolean chunked) {
        var endpoint = Endpoint.of(URI.create(url).getHost()).orElseThrow();
        return signed(method, url, headers, body, by, chunked, endpoint, CLOCK);
    }

    HttpCall signed(
            String method,
            String url,
            Map<String, String> headers,
            String body,
            Credential<String> by,
            boolean chunked,
            Endpoint scope,
            Clock clock) {
        var uri = URI.create(url);
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.valueOf(method))
                .protocol("https")
                .host(uri.getHost())
                .encodedPath(uri.getRawPath());
        headers.forEach(request::putHeader);
        for (var parameter : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
            var parts = parameter.split("=", 2);
            if (!parts[0].isEmpty()) {
                request.appendRawQueryParameter(
                        PercentEncoding.text(parts[0]), parts.length == 2 ? PercentEncoding.text(parts[1]) : null);
            }
        }
        var signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsSessionCredentialsIdentity.create(
                                by.accessKeyId(), by.secretAccessKey(), by.sessionToken()))
                        .request(request.build())
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, scope.service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, scope.region())
                        .putProperty(
                                AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE,
                                !scope.service().equals("s3"))
                        .putProperty(
                                AwsV4FamilyHttpSigner.NORMALIZE_PATH,
                                !scope.service().equals("s3"))
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, !chunked)
                        .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, chunked)
                        .putProperty(
                                AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM,
                                chunked ? DefaultChecksumAlgorithm.CRC32 : null)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        return received(signed, method);
    }

    private static HttpCall received(SignedRequest signed, String method) {
        var request = signed.request();
        var call = HttpCall.of(method, request.getUri())
                .withPath(request.encodedPath())
                .withQuery(request.encodedQueryParameters().orElse(""))
                .withHeaders(new HeaderFields(request.headers()));
        return call.withBody(signed.payload().map(BotocoreOracle::read).orElse(ByteBody.EMPTY));
    }

    private static ByteBody read(ContentStreamProvider payload) {
        try (var in = payload.newStream()) {
            return ByteBody.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
