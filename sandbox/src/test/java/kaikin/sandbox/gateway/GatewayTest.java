package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
    /** The one name that leads to this machine without a hosts file. */
    private static final String HOST = "localhost";

    private final AtomicReference<HttpCall> seen = new AtomicReference<>();

    @TempDir
    private Path directory;

    private CertificateAuthority authority = new CertificateAuthority(Path.of(""));
    private Gateway gateway;
    private HttpClient client;

    @BeforeEach
    void open() throws Exception {
        authority = CertificateAuthority.make(directory, List.of(HOST, "*.s3.ap-northeast-1.amazonaws.com"));
        gateway = opened(HostRoutes.NONE.with(HOST, AwsProtocol.AWS_QUERY, this::answer));
        client =
                HttpClient.newBuilder().sslContext(TestTrustStore.in(authority)).build();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void isReachedOverTlsByAClientThatTrustsTheAuthority() throws Exception {
        var reply = send(request("/a%2Fb//c?x=%20").POST(BodyPublishers.ofString("解禁")));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("解禁");
        assertThat(seen.get())
                .returns("POST", HttpCall::method)
                .returns(HOST, HttpCall::host)
                .returns("/a%2Fb//c", HttpCall::rawPath)
                .returns("x=%20", HttpCall::rawQuery)
                .returns(true, call -> call.peer().tls());
    }

    @Test
    void isNotTrustedByAnybodyElse() {
        var stranger = HttpClient.newHttpClient();
        Assertions.assertThatThrownBy(() -> stranger.send(request("/").build(), BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void takesABodyOfUnknownLength() throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[100_000]));
        assertThat(send(request("/").PUT(body)).body()).hasSize(100_000);
    }

    @Test
    void tellsAClientToContinue() throws Exception {
        var put = request("/").expectContinue(true).PUT(BodyPublishers.ofString("body"));
        assertThat(send(put).body()).isEqualTo("body");
    }

    @Test
    void answersHeadWithALengthAndNoBody() throws Exception {
        var reply = send(request("/length").method("HEAD", BodyPublishers.noBody()));
        assertThat(reply.headers().firstValue("Content-Length")).hasValue("12");
        assertThat(reply.body()).isEmpty();
        assertThat(send(request("/length").GET()).body()).isEqualTo("twelve bytes");
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        var reply = send(request("/").PUT(BodyPublishers.ofByteArray(new byte[HttpCall.LIMIT + 1])));
        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(reply.body()).contains("<Code>EntityTooLarge</Code>");
        assertThat(send(request("/").PUT(BodyPublishers.ofByteArray(new byte[HttpCall.LIMIT])))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void spellsAnErrorInTheProtocolOfTheHost() throws Exception {
        var reply = send(request("/denied").GET());
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).contains("<Type>Sender</Type><Code>AccessDenied</Code><Message>no &lt;entry&gt;");
        assertThat(reply.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void tellsNothingOfAFailureOfItsOwn() throws Exception {
        var reply = send(request("/broken").GET());
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).contains("<Code>InternalFailure</Code>").doesNotContain("secret reason");
    }

    @Test
    void namesAHostThatNobodyAnswersFor() throws Exception {
        gateway.close();
        gateway = opened(HostRoutes.NONE.with("*.s3.ap-northeast-1.amazonaws.com", AwsProtocol.REST_XML, this::answer));
        var reply = send(request("/").GET());
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).contains("\"localhost\"");
    }

    private Gateway opened(HostRoutes routes) throws IOException, GeneralSecurityException {
        var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return Gateway.open(any, authority.context(), routes);
    }

    private ServiceResponse answer(HttpCall call) {
        seen.set(call);
        return switch (call.rawPath()) {
            case "/denied" -> throw new AwsException(403, "AccessDenied", "no <entry>");
            case "/broken" -> throw new IllegalStateException("secret reason");
            case "/length" -> ServiceResponse.text(200, "twelve bytes");
            default -> new ServiceResponse(200, new HeaderFields(Map.of("X-Seen", List.of("1"))), call.body());
        };
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(
                URI.create("https://" + HOST + ":" + gateway.address().getPort() + target));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.version(HttpClient.Version.HTTP_1_1).build(), BodyHandlers.ofString());
    }
}
