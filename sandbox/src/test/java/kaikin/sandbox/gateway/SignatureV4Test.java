package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.gateway.HttpCall.Peer;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureV4Test {
    private static final String S3 = "https://kaikin-ban-lists.s3.ap-northeast-1.amazonaws.com";
    private static final String STS = "https://sts.ap-northeast-1.amazonaws.com/";
    private static final String SSM = "https://ssm.ap-northeast-1.amazonaws.com/";
    private static final String FORM =
            "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A222222222222%3Arole%2Fx&RoleSessionName=s";

    private final BotocoreOracle oracle = new BotocoreOracle();
    private final SignatureV4<String> verifier = new SignatureV4<>(oracle.store(), BotocoreOracle.CLOCK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ban-lists/111111111111/i-0123456789abcdef0/web-1",
                "/ban-lists//twice///thrice",
                "/a/../b/./c",
                "/%E8%A7%A3%E7%A6%81/caf%C3%A9",
                "/with%20space%2Bplus",
                "/a%25b%21%27%28%29%2A",
                "/?acl",
                "/?list-type=2&prefix=ban-lists%2F111111111111%2F&delimiter=%2F",
                "/?key=b&key=a&Key=c&k-1=%E3%81%82",
                "/?prefix=&marker=a%20b%2Bc",
                "/"
            })
    void acceptsWhatAwsSignsForS3(String target) {
        assertThat(verifier.verify(oracle.signed("GET", S3 + target, Map.of(), ""))
                        .principal())
                .isEqualTo("writer");
    }

    @Test
    void acceptsAnObjectWithItsHash() {
        var call = oracle.signed("PUT", S3 + "/key", Map.of("Content-Type", "text/plain"), "解禁\n");
        assertThat(verifier.verify(call).payload().text()).isEqualTo("解禁\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 43, 16_384, 200_000})
    void takesChunksApart(int length) {
        var call = oracle.chunked("PUT", S3 + "/key", "x".repeat(length));
        assertThat(call.headers().first(PayloadHash.HEADER)).hasValue(PayloadHash.UNSIGNED_CHUNKS);
        assertThat(call.body().text()).contains("x-amz-checksum-crc32:");
        assertThat(verifier.verify(call).payload().text()).isEqualTo("x".repeat(length));
    }

    @Test
    void acceptsAFormForSts() {
        assertThat(verifier.verify(form()))
                .extracting(VerifiedSignature::service, VerifiedSignature::region, VerifiedSignature::principal)
                .containsExactly("sts", "ap-northeast-1", "writer");
    }

    @Test
    void acceptsJsonForSsm() {
        var signed = verifier.verify(json());
        assertThat(signed.date()).isEqualTo(BotocoreOracle.CLOCK.instant());
        assertThat(signed.accessKeyId()).isEqualTo(oracle.mine().accessKeyId());
    }

    @Test
    void acceptsRepeatedAndPaddedHeaders() {
        var call = oracle.signed("PUT", S3 + "/key", Map.of("x-amz-meta-note", "  two   blanks "), "");
        assertThat(verifier.verify(call).principal()).isEqualTo("writer");
    }

    @Test
    void acceptsTracingHeadersThatNobodySigns() {
        var call = with(json(), "X-Amzn-Trace-Id", "Root=1-2-3");
        assertThat(verifier.verify(call).principal()).isEqualTo("writer");
    }

    @ParameterizedTest
    @CsvSource({"S3, 403 SignatureDoesNotMatch", "STS, 403 SignatureDoesNotMatch", "SSM, 400 InvalidSignatureException"
    })
    void refusesAnotherPathMethodQueryOrHeader(String service, String error) {
        var call = call(service);
        assertThat(refused(call.withPath("/other"))).isEqualTo(error);
        assertThat(refused(call.withMethod("DELETE"))).isEqualTo(error);
        assertThat(refused(call.withQuery("acl"))).isEqualTo(error);
        assertThat(refused(replacing(call, "Content-Type", "text/evil"))).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "S3, 400 XAmzContentSHA256Mismatch",
        "STS, 403 SignatureDoesNotMatch",
        "SSM, 400 InvalidSignatureException"
    })
    void refusesAnotherBody(String service, String error) {
        assertThat(refused(call(service).withBody(ByteBody.of("tampered")))).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "S3, 403 AccessDenied",
        "STS, 403 MissingAuthenticationToken",
        "SSM, 400 MissingAuthenticationTokenException"
    })
    void refusesAnUnsignedCall(String service, String error) {
        assertThat(refused(without(call(service), "Authorization"))).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"S3, 403 InvalidAccessKeyId", "STS, 403 InvalidClientTokenId", "SSM, 400 UnrecognizedClientException"})
    void refusesAnUnknownKey(String service, String error) {
        var nobody = new SignatureV4<String>(key -> java.util.Optional.empty(), BotocoreOracle.CLOCK);
        assertThat(refused(nobody, call(service))).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"S3, 400 InvalidToken", "STS, 403 InvalidClientTokenId", "SSM, 400 UnrecognizedClientException"})
    void refusesTheTokenOfAnotherSessionAndNoToken(String service, String error) {
        var other = oracle.issue("other").sessionToken();
        assertThat(refused(replacing(call(service), "x-amz-security-token", other)))
                .isEqualTo(error);
        assertThat(refused(without(call(service), "x-amz-security-token"))).isEqualTo(error);
    }

    @Test
    void refusesAKeyMarriedToAnotherSessionsToken() {
        var mine = oracle.mine();
        var other = oracle.issue("other");
        var forged = new Credential<>(
                mine.accessKeyId(), mine.secretAccessKey(), other.sessionToken(), mine.expiry(), "forged");
        assertThat(refused(oracle.signed("GET", S3 + "/key", Map.of(), "", forged, false)))
                .isEqualTo("400 InvalidToken");
    }

    @ParameterizedTest
    @CsvSource({"S3, 400 ExpiredToken", "STS, 403 ExpiredToken", "SSM, 400 ExpiredTokenException"})
    void refusesAnExpiredSession(String service, String error) {
        assertThat(refused(later(Duration.ofHours(1)), call(service, Duration.ofHours(1))))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "S3, 15, 403 RequestTimeTooSkewed",
        "STS, 5, 403 SignatureDoesNotMatch",
        "SSM, 5, 400 InvalidSignatureException"
    })
    void allowsClocksToDifferOnlySoFar(String service, int minutes, String error) {
        var allowed = Duration.ofMinutes(minutes);
        assertThat(later(allowed).verify(call(service)).principal()).isEqualTo("writer");
        assertThat(later(allowed.negated()).verify(call(service)).principal()).isEqualTo("writer");
        assertThat(refused(later(allowed.plusSeconds(1)), call(service))).isEqualTo(error);
        assertThat(refused(later(allowed.plusSeconds(1).negated()), call(service)))
                .isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "S3, 400 AuthorizationHeaderMalformed",
        "STS, 403 SignatureDoesNotMatch",
        "SSM, 400 InvalidSignatureException"
    })
    void refusesAnotherScope(String service, String error) {
        var host = call(service).host();
        var here = Endpoint.of(host).orElseThrow();
        assertThat(refused(scoped(host, new Endpoint(here.service(), "us-east-1"))))
                .isEqualTo(error);
        assertThat(refused(scoped(host, new Endpoint("iam", here.region())))).isEqualTo(error);
    }

    @Test
    void refusesAScopeOfAnotherDay() {
        var call = replacing(call("S3"), "X-Amz-Date", "20261123T030405Z");
        assertThat(refused(call)).isEqualTo("400 AuthorizationHeaderMalformed");
    }

    @ParameterizedTest
    @CsvSource({"S3, 403 AccessDenied", "STS, 403 SignatureDoesNotMatch", "SSM, 400 InvalidSignatureException"})
    void refusesHeadersThatMustBeSignedAndAreNot(String service, String error) {
        assertThat(refused(unsigning(call(service), "host;"))).isEqualTo(error);
        assertThat(refused(unsigning(call(service), ";x-amz-security-token"))).isEqualTo(error);
        assertThat(refused(with(call(service), "x-amz-acl", "public-read"))).isEqualTo(error);
    }

    @Test
    void refusesS3WithoutAWordOnTheBody() {
        var call = oracle.signed("PUT", S3 + "/key", Map.of(), "x");
        assertThat(refused(unsigning(without(call, PayloadHash.HEADER), "x-amz-content-sha256;")))
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void refusesAnUnsignedBodyWithoutTls() {
        var call = oracle.chunked("PUT", S3 + "/key", "x");
        assertThat(refused(call.withPeer(new Peer(InetAddress.getLoopbackAddress(), false))))
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void refusesAnUnsignedBodyOutsideS3() {
        assertThat(refused(oracle.signed("POST", STS, Map.of(), FORM, oracle.mine(), true)))
                .isEqualTo("403 SignatureDoesNotMatch");
    }

    @Test
    void refusesSignedChunks() {
        var call = replacing(
                oracle.chunked("PUT", S3 + "/key", "x"), PayloadHash.HEADER, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        assertThat(refused(call)).isEqualTo("501 NotImplemented");
    }

    @Test
    void refusesChunksThatDoNotAddUp() {
        var call = oracle.chunked("PUT", S3 + "/key", "x");
        assertThat(refused(call.withBody(ByteBody.of(call.body().text().replace("x\r\n", "y\r\n")))))
                .isEqualTo("400 BadDigest");
        assertThat(refused(call.withBody(ByteBody.of("0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"))))
                .isEqualTo("400 IncompleteBody");
        assertThat(refused(call.withBody(ByteBody.of("1\r\nx\r\n0\r\n\r\n")))).isEqualTo("400 MalformedTrailerError");
    }

    @Test
    void refusesPresignedUrls() {
        assertThat(refused(call("S3").withQuery("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00")))
                .isEqualTo("501 NotImplemented");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=",
                "AWS4-HMAC-SHA256 Credential=ASIAAAAAAAAAAAAAAAAA/20261122/ap-northeast-1/sts/aws4_request",
                "AWS4-HMAC-SHA256 Credential=ASIA/x, SignedHeaders=host, Signature=00",
                "AWS4-ECDSA-P256-SHA256 Credential=x, SignedHeaders=host, Signature=00"
            })
    void refusesAMalformedAuthorization(String header) {
        assertThat(refused(replacing(form(), "Authorization", header))).isEqualTo("400 IncompleteSignature");
    }

    @Test
    void saysNoSecretInWhatItRefuses() {
        var error = catchThrowableOfType(AwsException.class, () -> verifier.verify(form().withPath("/other")));
        assertThat(error.getMessage())
                .doesNotContain(oracle.mine().secretAccessKey())
                .doesNotContain(oracle.mine().sessionToken());
    }

    private HttpCall call(String service) {
        return call(service, Duration.ZERO);
    }

    private HttpCall call(String service, Duration later) {
        var clock = Clock.offset(BotocoreOracle.CLOCK, later);
        return switch (service) {
            case "S3" -> signed("PUT", S3 + "/key", Map.of("Content-Type", "text/plain"), "web-1", clock);
            case "STS" -> signed("POST", STS, Map.of("Content-Type", "application/x-www-form-urlencoded"), FORM, clock);
            default ->
                signed(
                        "POST",
                        SSM,
                        Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "AmazonSSM.SendCommand"),
                        "{\"DocumentName\":\"kaikin-release\"}",
                        clock);
        };
    }

    private HttpCall signed(String method, String url, Map<String, String> headers, String body, Clock clock) {
        var endpoint = Endpoint.of(java.net.URI.create(url).getHost()).orElseThrow();
        return oracle.signed(method, url, headers, body, oracle.mine(), false, endpoint, clock);
    }

    private HttpCall form() {
        return call("STS");
    }

    private HttpCall json() {
        return call("SSM");
    }

    private HttpCall scoped(String host, Endpoint scope) {
        return oracle.signed(
                "GET", "https://" + host + "/", Map.of(), "", oracle.mine(), false, scope, BotocoreOracle.CLOCK);
    }

    private SignatureV4<String> later(Duration by) {
        return new SignatureV4<>(oracle.store(), Clock.offset(BotocoreOracle.CLOCK, by));
    }

    private String refused(HttpCall call) {
        return refused(verifier, call);
    }

    private static String refused(SignatureV4<String> verifier, HttpCall call) {
        var thrown = catchThrowableOfType(AwsException.class, () -> verifier.verify(call));
        assertThat(thrown).as("the verifier lets it in").isNotNull();
        return thrown.error().status() + " " + thrown.error().code();
    }

    private static HttpCall with(HttpCall call, String name, String value) {
        return call.withHeaders(call.headers().with(name, value));
    }

    private static HttpCall replacing(HttpCall call, String name, String value) {
        return call.withHeaders(call.headers().replacing(name, value));
    }

    private static HttpCall without(HttpCall call, String name) {
        return call.withHeaders(call.headers().without(name));
    }

    /** The call with a name taken from its list of signed headers. */
    private static HttpCall unsigning(HttpCall call, String name) {
        var header = call.headers().first("Authorization").orElseThrow();
        assertThat(header).contains(name);
        return replacing(call, "Authorization", header.replace(name, ""));
    }
}
