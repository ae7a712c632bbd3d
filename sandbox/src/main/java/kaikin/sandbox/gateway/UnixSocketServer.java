package kaikin.sandbox.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The way in from outside the private namespace: a Unix socket is a file, and files cross where networks do not. */
public final class UnixSocketServer implements AutoCloseable {
    private final Path socket;
    private final Gateway page;
    private final SocketRelay relay;

    private UnixSocketServer(Path socket, Gateway page, SocketRelay relay) {
        this.socket = socket;
        this.page = page;
        this.relay = relay;
    }

    /** Opens a plain HTTP server that is reached through a socket file; a stale file is replaced. */
    public static UnixSocketServer open(Path socket, Service service) throws IOException {
        Files.deleteIfExists(socket);
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        var page = Gateway.openPlain(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), HostRoutes.toAll(service));
        return new UnixSocketServer(socket, page, SocketRelay.start(listener, page.address()));
    }

    @Override
    public void close() throws IOException {
        relay.close();
        page.close();
        Files.deleteIfExists(socket);
    }
}
