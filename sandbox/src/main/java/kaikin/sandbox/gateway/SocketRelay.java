package kaikin.sandbox.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Splices every connection to one address to a connection of its own to another, until both directions have ended.
 * This is how a network and the file of a {@link UnixSocketServer} reach each other.
 */
public final class SocketRelay implements AutoCloseable {
    private final ServerSocketChannel listener;
    private final SocketAddress target;
    private final ExecutorService threads = HttpServers.daemons("relay");

    private SocketRelay(ServerSocketChannel listener, SocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** Opens a port of 127.0.0.1 that leads to a socket file; port 0 takes any that is free. */
    public static SocketRelay open(int port, Path socket) throws IOException {
        var listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return start(listener, UnixDomainSocketAddress.of(socket));
    }

    static SocketRelay start(ServerSocketChannel listener, SocketAddress target) {
        var relay = new SocketRelay(listener, target);
        relay.threads.execute(relay::accept);
        return relay;
    }

    /** The port that it listens at, where it does at one. */
    public int port() {
        return listener.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        // Interrupting a thread closes the channel it waits on.
        threads.shutdownNow();
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                var near = listener.accept();
                threads.execute(() -> splice(near));
            } catch (IOException | RejectedExecutionException e) {
                // The listener was closed, or the caller was gone before it was accepted.
            }
        }
    }

    private void splice(SocketChannel near) {
        try (near;
                var far = SocketChannel.open(target)) {
            atOnce(near);
            atOnce(far);
            Future<?> back = threads.submit(() -> copy(far, near));
            copy(near, far);
            back.get();
        } catch (Exception e) {
            // Either side hung up: closing both tells the other.
        }
    }

    /** Data that comes in two writes would wait 40 ms for a delayed acknowledgement. */
    private static void atOnce(SocketChannel side) throws IOException {
        if (side.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            side.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    /** Copies to the end and passes the end on: the other direction may still be flowing. */
    private static @Nullable Void copy(SocketChannel from, SocketChannel to) throws IOException {
        var buffer = ByteBuffer.allocate(1 << 16);
        while (from.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            buffer.clear();
        }
        to.shutdownOutput();
        return null;
    }
}
