package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.sandbox.gateway.Credentials.Credential;
import kaikin.sandbox.gateway.SignatureV4.CredentialStore;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real clients sent to the gateway over TLS, with a credential that never was one. */
class RecordedTest {
    private static final Credential<String> CREDENTIAL = new Credential<>(
            "ASIAKAIKINFIXTURE001",
            "fixture/secret+of+nobody/0123456789abcde",
            "fixture+token/of+nobody==",
            Instant.parse("2099-01-01T00:00:00Z"),
            "writer");
    private static final String LIST = "# kaikin ban list\nweb-1 解禁\n";

    @ParameterizedTest
    @MethodSource("all")
    void accepts(String name) {
        assertThat(verify(recorded(name)).principal()).isEqualTo("writer");
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesTheSameWithAnotherPath(String name) {
        var call = recorded(name);
        assertThatThrownBy(() -> verify(call.withPath(call.rawPath() + "x"))).hasMessageContaining("Signature");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void refusesTheSameWithAnotherBody(String name) {
        var call = recorded(name);
        var other = ByteBody.of(call.body().text().replaceFirst("[ei]", "o"));
        assertThat(other).isNotEqualTo(call.body());
        assertThatThrownBy(() -> verify(call.withBody(other))).isInstanceOf(AwsException.class);
    }

    @ParameterizedTest
    @MethodSource("puts")
    void readsTheObjectOutOfAnyFraming(String name) {
        assertThat(verify(recorded(name)).payload().text()).isEqualTo(LIST);
    }

    /** Nothing but TLS protects the body that curl declared unsigned: AWS says so too. */
    @Test
    void knowsWhichBodyNothingVouchesFor() {
        var call = recorded("curl-7.88-put-unsigned");
        assertThat(verify(call.withBody(ByteBody.of("other"))).payload().text()).isEqualTo("other");
    }

    static Stream<String> all() throws IOException, URISyntaxException {
        try (var files = Files.list(directory())) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".http"))
                    .map(name -> name.replace(".http", ""))
                    .sorted()
                    .toList();
            assertThat(names).hasSize(16);
            return names.stream();
        }
    }

    static Stream<String> withBody() throws IOException, URISyntaxException {
        return all().filter(name -> recorded(name).body().size() > 0).filter(name -> !name.endsWith("unsigned"));
    }

    static Stream<String> puts() throws IOException, URISyntaxException {
        return all().filter(name -> name.contains("-put"));
    }

    private static VerifiedSignature<String> verify(HttpCall call) {
        var date = LocalDateTime.parse(
                call.headers().first("x-amz-date").orElseThrow(), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"));
        var clock = Clock.fixed(date.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        CredentialStore<String> store =
                key -> Optional.of(CREDENTIAL).filter(it -> it.accessKeyId().equals(key));
        return new SignatureV4<>(store, clock).verify(call);
    }

    private static HttpCall recorded(String name) {
        var text = text(name);
        var end = text.indexOf("\r\n\r\n");
        var lines = List.of(text.substring(0, end).split("\r\n", -1));
        var start = lines.get(0).split(" ", -1);
        var headers = HeaderFields.NONE;
        for (var line : lines.subList(1, lines.size())) {
            var parts = line.split(": ", 2);
            headers = headers.with(parts[0], parts[1]);
        }
        var uri = URI.create("https://" + headers.first("Host").orElseThrow() + start[1]);
        return HttpCall.of(start[0], uri).withHeaders(headers).withBody(ByteBody.of(text.substring(end + 4)));
    }

    private static String text(String name) {
        try {
            return Files.readString(directory().resolve(name + ".http"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path directory() throws URISyntaxException {
        var url = RecordedTest.class.getResource("recorded");
        assertThat(url).isNotNull();
        return Path.of(url.toURI());
    }
}
