package kaikin.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * A running sandbox's control page, through the socket file that only its owner reaches: the JDK's own HTTP client
 * knows no such sockets.
 */
public record ControlSocket(Path file) {
    /** The variable that names the file to commands beside a sandbox. */
    public static final String VARIABLE = "KAIKIN_CONTROL";

    /**
     * The one that the environment names, as beside a sandbox; else the only sandbox of this user that answers.
     *
     * <p>Nobody else can put one there: the directory is its owner's alone.
     */
    public static ControlSocket ofRunningSandbox() throws IOException {
        var named = Optional.ofNullable(System.getenv(VARIABLE)).filter(text -> !text.isEmpty());
        if (named.isPresent()) {
            return new ControlSocket(Path.of(named.get()));
        }
        List<ControlSocket> running;
        try (var directories = Files.list(StateFiles.temporary())) {
            running = directories
                    .filter(ControlSocket::isOwn)
                    .map(directory -> new StateFiles(directory).controlSocket())
                    .map(ControlSocket::new)
                    .filter(ControlSocket::answers)
                    .toList();
        }
        if (running.size() == 1) {
            return running.get(0);
        }
        throw new IOException(
                running.isEmpty()
                        ? "no sandbox of yours is running: start one with ./kaikin sandbox --page"
                        : "several sandboxes are running: say which one, as %s=%s"
                                .formatted(VARIABLE, running.get(0).file()));
    }

    private static boolean isOwn(Path directory) {
        try {
            return directory.getFileName().toString().startsWith("kaikin-")
                    && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
                            .getName()
                            .equals(System.getProperty("user.name"))
                    && Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS)
                            .equals(PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        try {
            return !get("/faults").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    public String get(String path) throws IOException {
        return call("GET", path, "");
    }

    public String post(String path, String body) throws IOException {
        return call("POST", path, body);
    }

    /** Answers the body; what was refused fails with the words of the refusal. */
    private String call(String method, String path, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        var head = "%s %s HTTP/1.0\r\nHost: sandbox\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
                .formatted(method, path, bytes.length);
        var request = new ByteArrayOutputStream();
        request.write(head.getBytes(UTF_8));
        request.write(bytes);
        String answer;
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            var buffer = ByteBuffer.wrap(request.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            answer = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        }
        var parts = answer.split("\r\n\r\n", 2);
        if (parts.length != 2) {
            throw new IOException("the sandbox hung up: has it ended?");
        }
        if (!parts[0].matches("(?s)HTTP/1\\.[01] 200 .*")) {
            throw new IOException(parts[1].strip());
        }
        return parts[1];
    }
}
