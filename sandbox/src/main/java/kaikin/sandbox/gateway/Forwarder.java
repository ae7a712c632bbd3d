package kaikin.sandbox.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

/** The other side of a {@link UnixSocketServer}: a port on this machine's loopback that leads to the socket file. */
public final class Forwarder implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final SocketRelay relay;

    private Forwarder(ServerSocketChannel listener, SocketRelay relay) {
        this.listener = listener;
        this.relay = relay;
    }

    /** Opens a port of 127.0.0.1; port 0 takes any that is free. */
    public static Forwarder open(int port, Path socket) throws IOException {
        var listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new Forwarder(listener, SocketRelay.start(listener, UnixDomainSocketAddress.of(socket)));
    }

    public int port() {
        return listener.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
