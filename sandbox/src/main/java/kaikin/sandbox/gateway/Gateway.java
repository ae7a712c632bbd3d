package kaikin.sandbox.gateway;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/** The one server behind all the host names of the sandbox. */
public final class Gateway implements AutoCloseable {
    static {
        // Without it every answer waits 40 ms for a delayed acknowledgement (JDK-8014254); read once, when the server's
        // classes load.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;

    private Gateway(HttpServer server) {
        this.server = server;
    }

    /** Opens the gateway with TLS, as AWS's hosts are reached. */
    public static Gateway open(InetSocketAddress address, SSLContext context, Routes routes) throws IOException {
        var server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return started(server, routes);
    }

    /** Opens a gateway without TLS: for the metadata service, and for pages. */
    public static Gateway openPlain(InetSocketAddress address, Routes routes) throws IOException {
        return started(HttpServer.create(address, 0), routes);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Gateway started(HttpServer server, Routes routes) {
        server.createContext("/", new Answering(routes));
        server.setExecutor(Daemons.pool("gateway"));
        server.start();
        return new Gateway(server);
    }
}
