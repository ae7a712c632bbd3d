package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our calls make of what a service answers. */
class AwsApiTest {
    private static final String REFUSED =
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>a &lt;b&gt; &amp;amp; c</Message></Error>";
    private static final Map<String, String> DATED = Map.of("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");

    private final Wire wire = new Wire();
    private final AwsApi api = new AwsApi("ap-northeast-1", wire, () -> new Credentials("AKID", "secret", "token"));
    private final S3 s3 = new S3(api, "lists");

    @Test
    void readsAListingToItsLastPage() {
        wire.says(200, page(0, 1000, "<NextContinuationToken>1/+=&amp;</NextContinuationToken>"))
                .says(200, page(1000, 1003, ""));

        assertThat(s3.list("ban-lists/"))
                .hasSize(1003)
                .startsWith(new S3.Listed("a&b/0", "\"etag-0\"", "2026-01-01T00:00:00.000Z", 7));
        assertThat(wire.sent()).hasSize(2);
        assertThat(wire.sent().get(1).request().firstMatchingRawQueryParameter("continuation-token"))
                .contains("1/+=&");
    }

    @Test
    void takesNoHalfListing() {
        wire.says(200, page(0, 2, "").replace("</ListBucketResult>", ""));

        assertThatThrownBy(() -> s3.list("ban-lists/"))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("end");
    }

    @Test
    void cutsWhatIsLargerThanAskedFor() {
        wire.says(200, DATED, "123456789");

        assertThat(s3.get("key", 5).body()).hasSize(6);
        assertThat(s3.get("key", 9).text()).isEqualTo("123456789");
    }

    @Test
    void saysWhatWasRefused() {
        wire.says(403, Map.of("x-amz-request-id", "R1"), REFUSED);

        var refusal = catchThrowableOfType(AwsException.class, () -> s3.get("key", 5));
        assertThat(refusal).hasMessage("s3 answered 403 AccessDenied: a <b> &amp; c (request R1)");
        assertThat(refusal.code()).isEqualTo("AccessDenied");
        assertThat(wire.sent()).hasSize(1);
    }

    @Test
    void readsTheErrorsOfSystemsManager() {
        wire.says(400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"no\"}");

        assertThat(catchThrowableOfType(AwsException.class, () -> new Ssm(api).parameter("/a"))
                        .code())
                .isEqualTo("AccessDeniedException");
    }

    @ParameterizedTest
    @CsvSource({"0,", "500,", "503,", "400,RequestTimeout"})
    void triesAgainWhatMayPass(int status, String code) {
        wire.says(status, "<Error><Code>" + code + "</Code></Error>").says(200, DATED, "x");

        assertThat(s3.get("key", 5).text()).isEqualTo("x");
        assertThat(wire.sent()).hasSize(2);
    }

    @Test
    void givesUpAfterTheThird() {
        wire.says(500, "");

        assertThatThrownBy(() -> s3.get("key", 5))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("500");
        assertThat(wire.sent()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"400,ThrottlingException,true", "429,,true", "503,SlowDown,true", "403,AccessDenied,false"})
    void knowsThrottling(int status, String code, boolean throttled) {
        var answer = new AwsAnswer(
                software.amazon.awssdk.http.SdkHttpResponse.builder()
                        .statusCode(status)
                        .build(),
                ("{\"__type\":\"" + code + "\"}").getBytes(UTF_8));

        assertThat(AwsException.refused("ssm", answer).throttled()).isEqualTo(throttled);
    }

    @Test
    void asksForTheFunctionsCredentialsBeforeTheyEnd() {
        var end = Instant.parse("2026-01-01T01:00:00Z");
        wire.says(200, credentials("first")).says(200, credentials("second"));

        assertThat(source(end.minusSeconds(3600)).get().accessKeyId()).isEqualTo("first");
        var late = source(end.minusSeconds(200));
        assertThat(List.of(late.get().accessKeyId(), late.get().accessKeyId())).containsOnly("second");
        assertThat(wire.sent()).hasSize(3).allSatisfy(sent -> {
            assertThat(sent.header("Authorization")).isEqualTo("token");
            assertThat(sent.request().getUri()).isEqualTo(URI.create("http://127.0.0.1:9001/credentials"));
        });
    }

    @Test
    void saysWhichVariableIsMissing() {
        assertThatThrownBy(() -> FunctionCredentials.in(Map.of("AWS_ACCESS_KEY_ID", "a"), wire))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY");
    }

    private FunctionCredentials source(Instant now) {
        return new FunctionCredentials(
                wire, URI.create("http://127.0.0.1:9001/credentials"), "token", Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String credentials(String key) {
        return """
                {"AccessKeyId":"%s","SecretAccessKey":"s","Token":"t","Expiration":"2026-01-01T01:00:00Z"}""".formatted(key);
    }

    private static String page(int from, int to, String more) {
        var objects = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult xmlns=\"x\">").append(more);
        IntStream.range(from, to)
                .forEach(i -> objects.append("<Contents><Key>a&amp;b/")
                        .append(i)
                        .append("</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;etag-")
                        .append(i)
                        .append("&quot;</ETag><Size>7</Size></Contents>"));
        return objects.append("</ListBucketResult>").toString();
    }
}
