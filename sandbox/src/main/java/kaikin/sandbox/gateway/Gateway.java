package kaikin.sandbox.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/** The one server behind all the host names of the sandbox. */
public final class Gateway implements AutoCloseable {
    private final HttpServer server;

    private Gateway(HttpServer server) {
        this.server = server;
    }

    /** Opens the gateway with TLS, as AWS's hosts are reached. */
    public static Gateway open(InetSocketAddress address, SSLContext context, HostRoutes routes) throws IOException {
        return started(HttpServers.withTls(address, context), routes);
    }

    /** Opens a gateway without TLS: for the metadata service, and for pages. */
    public static Gateway openPlain(InetSocketAddress address, HostRoutes routes) throws IOException {
        return started(HttpServers.plain(address), routes);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Gateway started(HttpServer server, HostRoutes routes) {
        server.createContext("/", new ServiceHttpHandler(routes));
        server.start();
        return new Gateway(server);
    }
}
