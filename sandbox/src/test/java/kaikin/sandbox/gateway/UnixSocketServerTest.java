package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UnixSocketServerTest {
    @TempDir
    private Path directory;

    private UnixSocketServer door;
    private SocketRelay forwarder;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws IOException {
        var socket = directory.resolve("door.sock");
        Files.writeString(socket, "left behind by a run that was killed");
        door = UnixSocketServer.open(socket, call -> new ServiceResponse(200, HeaderFields.NONE, call.body()));
        forwarder = SocketRelay.open(0, socket);
    }

    @AfterEach
    void close() throws IOException {
        forwarder.close();
        door.close();
    }

    @Test
    void carriesManyCallsAtATime() {
        var replies = IntStream.range(0, 50).mapToObj(this::echo).toList();
        assertThat(replies)
                .extracting(CompletableFuture::join)
                .isEqualTo(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }

    @Test
    void carriesBigBodiesBothWays() throws Exception {
        var body = new byte[HttpCall.LIMIT];
        new java.util.Random(1).nextBytes(body);
        var reply = client.send(post(BodyPublishers.ofByteArray(body)), BodyHandlers.ofByteArray());
        assertThat(reply.body()).isEqualTo(body);
    }

    @Test
    void answersACallerThatHasClosedItsHalf() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), forwarder.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void hangsUpOnACallerWhoseDoorIsGone() throws Exception {
        door.close();
        assertThatThrownBy(() -> client.send(post(BodyPublishers.noBody()), BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void leavesNoSocketBehind() throws Exception {
        door.close();
        assertThat(directory.resolve("door.sock")).doesNotExist();
    }

    private CompletableFuture<String> echo(int number) {
        return client.sendAsync(post(BodyPublishers.ofString(Integer.toString(number))), BodyHandlers.ofString())
                .thenApply(reply -> reply.body());
    }

    private HttpRequest post(HttpRequest.BodyPublisher body) {
        var uri = URI.create("http://127.0.0.1:" + forwarder.port() + "/");
        return HttpRequest.newBuilder(uri).POST(body).build();
    }
}
