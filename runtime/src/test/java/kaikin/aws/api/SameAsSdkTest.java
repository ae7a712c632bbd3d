package kaikin.aws.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What our calls send, beside what AWS's service clients send for the same. */
class SameAsSdkTest {
    private static final Credentials KEYS = new Credentials("AKIDEXAMPLE", "secret", "token");
    private static final String LISTED = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";
    private static final String SESSION =
            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>b"
                    + "</SecretAccessKey><SessionToken>c</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>"
                    + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";

    /** The parts that mean something to the service. */
    private record Meaning(
            String method,
            String host,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            Object body) {}

    @Test
    void listsObjects() {
        same(
                new Wire().says(200, LISTED),
                api -> new S3(api, "lists").list("ban-lists/"),
                wire -> sdk(S3Client.builder(), wire)
                        .listObjectsV2(request -> request.bucket("lists").prefix("ban-lists/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ban-lists/111111111111/i-1/web-1", "a b/ü+%/~*'()!$&,:;=@"})
    void readsAnObject(String key) {
        same(
                new Wire().says(200, Map.of("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"), "x"),
                api -> new S3(api, "lists").get(key, 10),
                wire -> sdk(S3Client.builder(), wire)
                        .getObjectAsBytes(request -> request.bucket("lists").key(key)));
    }

    @Test
    void createsAnObject() {
        same(
                new Wire().says(200, ""),
                api -> new S3(api, "lists").create("claims/10/1", "request-1", Limits.USUAL),
                wire -> sdk(
                                S3Client.builder().requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED),
                                wire)
                        .putObject(
                                request -> request.bucket("lists")
                                        .key("claims/10/1")
                                        .ifNoneMatch("*"),
                                RequestBody.fromString("request-1")));
    }

    @Test
    void assumesARole() {
        var role = "arn:aws:iam::222222222222:role/kaikin-operator";
        same(
                new Wire().says(200, SESSION),
                api -> new Sts(api)
                        .assumeRole(role, "cw-20@x=,.", Map.of("SourceIdentity", "cw-20", "DurationSeconds", "900")),
                wire -> sdk(StsClient.builder(), wire)
                        .assumeRole(request -> request.roleArn(role)
                                .roleSessionName("cw-20@x=,.")
                                .sourceIdentity("cw-20")
                                .durationSeconds(900)));
    }

    @Test
    void sendsACommand() {
        same(
                new Wire().says(200, "{\"Command\":{\"CommandId\":\"1\"}}"),
                api -> new Ssm(api)
                        .send(
                                new Ssm.Command(
                                        "kaikin-release",
                                        List.of("i-1", "i-2"),
                                        Map.of("Address", "2001:db8::1"),
                                        "kaikin/1 «quoted\" \\ \n",
                                        Duration.ofMinutes(1)),
                                Limits.USUAL),
                wire -> sdk(SsmClient.builder(), wire)
                        .sendCommand(request -> request.documentName("kaikin-release")
                                .instanceIds("i-1", "i-2")
                                .parameters(Map.of("Address", List.of("2001:db8::1")))
                                .comment("kaikin/1 «quoted\" \\ \n")
                                .timeoutSeconds(60)));
    }

    @Test
    void readsParameters() {
        same(
                new Wire().says(200, "{\"Parameters\":[]}"),
                api -> new Ssm(api).parameters(List.of("/kaikin/a", "/kaikin/b")),
                wire -> sdk(SsmClient.builder(), wire)
                        .getParameters(request ->
                                request.names("/kaikin/a", "/kaikin/b").withDecryption(true)));
        same(
                new Wire().says(200, "{\"Parameter\":{\"Name\":\"/kaikin/a\",\"Value\":\"v\"}}"),
                api -> new Ssm(api).parameter("/kaikin/a"),
                wire -> sdk(SsmClient.builder(), wire)
                        .getParameter(request -> request.name("/kaikin/a").withDecryption(true)));
    }

    @Test
    void readsWhatBecameOfACommand() {
        same(
                new Wire().says(200, "{\"CommandInvocations\":[]}"),
                api -> new Ssm(api).invocations("command-1"),
                wire -> sdk(SsmClient.builder(), wire)
                        .listCommandInvocations(request -> request.commandId("command-1")));
        same(
                new Wire().says(200, "{\"StandardOutputContent\":\"done\"}"),
                api -> new Ssm(api).output(new Ssm.Invocation("command-1", "i-1", "", "Success")),
                wire -> sdk(SsmClient.builder(), wire)
                        .getCommandInvocation(
                                request -> request.commandId("command-1").instanceId("i-1")));
    }

    private static void same(Wire wire, Consumer<AwsApi> ours, Consumer<Wire> theirs) {
        ours.accept(new AwsApi("ap-northeast-1", wire, () -> KEYS));
        theirs.accept(wire);
        assertThat(wire.sent()).hasSize(2);
        assertThat(meaning(wire.sent().get(0))).isEqualTo(meaning(wire.sent().get(1)));
        assertThat(wire.sent()).allSatisfy(SameAsSdkTest::isSigned);
    }

    private static void isSigned(Wire.Sent sent) {
        assertThat(sent.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("host", "x-amz-date", "x-amz-security-token");
        assertThat(sent.header("X-Amz-Security-Token")).isEqualTo("token");
    }

    private static Meaning meaning(Wire.Sent sent) {
        var request = sent.request();
        var headers = new TreeMap<String, String>();
        for (var name : List.of("Content-Type", "X-Amz-Target", "If-None-Match")) {
            request.firstMatchingHeader(name).ifPresent(value -> headers.put(name, value.replace("UTF-8", "utf-8")));
        }
        return new Meaning(
                request.method().name(),
                request.host(),
                request.encodedPath().isEmpty() ? "/" : request.encodedPath(),
                new TreeMap<>(request.rawQueryParameters()),
                headers,
                body(sent));
    }

    private static Object body(Wire.Sent sent) {
        if (sent.body().startsWith("{")) {
            return Json.read(sent.body());
        }
        return sent.body().contains("Action=")
                ? Arrays.stream(sent.body().split("&"))
                        .map(each -> URLDecoder.decode(each, UTF_8))
                        .collect(Collectors.toSet())
                : sent.body();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C sdk(B builder, Wire wire) {
        return builder.region(Region.AP_NORTHEAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(KEYS.accessKeyId(), KEYS.secretAccessKey(), KEYS.sessionToken())))
                .httpClient(wire)
                .build();
    }
}
