package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clients take from their surroundings; the SDK reads a system property wherever it reads a variable. */
class AwsClientsTest {
    private static final String LISTED = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";

    private final Properties before = (Properties) System.getProperties().clone();
    private final Wire wire = new Wire().says("s3", 200, LISTED).says("ssm", 500, "{}");

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.endpointUrl", "aws.endpointUrlS3"})
    void noVariableLeadsACallElsewhere(String property) {
        System.setProperty(property, "https://elsewhere.example");

        list();

        assertThat(host()).isEqualTo("lists.s3.ap-northeast-1.amazonaws.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.useFipsEndpoint", "aws.useDualstackEndpoint"})
    void noVariableMakesItAnotherEndpoint(String property) {
        System.setProperty(property, "true");

        list();

        assertThat(host()).isEqualTo("lists.s3.ap-northeast-1.amazonaws.com");
    }

    @Test
    void profileFilesAreNotRead(@TempDir Path home) throws Exception {
        var file = Files.writeString(home.resolve("config"), """
                [default]
                endpoint_url = https://elsewhere.example
                use_fips_endpoint = true
                request_checksum_calculation = when_supported
                """);
        System.setProperty("aws.configFile", file.toString());
        System.setProperty("aws.sharedCredentialsFile", file.toString());

        list();

        assertThat(host()).isEqualTo("lists.s3.ap-northeast-1.amazonaws.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.retryMode=adaptive", "aws.maxAttempts=9"})
    void noVariableMakesMoreAttempts(String setting) {
        var parts = setting.split("=", 2);
        System.setProperty(parts[0], parts[1]);

        assertThat(catchThrowable(() -> wire.clients().ssm().getParameter(request -> request.name("/a"))))
                .hasMessageContaining("500");
        assertThat(wire.sent("ssm")).hasSize(3);
    }

    /** A function that is restored from a snapshot has no keys in its environment. */
    @Test
    void credentialsComeFromLambdasAddressWhereTheEnvironmentHasNone() throws Exception {
        var lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/credentials", exchange -> {
            var mine = "the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var answer = """
                    {"AccessKeyId":"FROM-LAMBDA","SecretAccessKey":"s","Token":"t","Expiration":"2100-01-01T00:00:00Z"}""".getBytes(UTF_8);
            exchange.sendResponseHeaders(mine ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        lambda.start();
        try {
            System.setProperty(
                    "aws.containerCredentialsFullUri",
                    "http://127.0.0.1:" + lambda.getAddress().getPort() + "/credentials");
            System.setProperty("aws.containerAuthorizationToken", "the-token");

            try (var clients = new AwsClients(Wire.REGION, wire, AwsClients.functionCredentials())) {
                clients.s3().listObjectsV2(request -> request.bucket("lists"));
            }

            assertThat(wire.sent("s3").get(0).header("Authorization")).contains("Credential=FROM-LAMBDA/");
            assertThat(wire.sent("s3").get(0).header("X-Amz-Security-Token")).isEqualTo("t");
        } finally {
            lambda.stop(0);
        }
    }

    private void list() {
        wire.clients().s3().listObjectsV2(request -> request.bucket("lists"));
    }

    private String host() {
        assertThat(wire.sent()).hasSize(1);
        return wire.sent().get(0).request().host();
    }
}
