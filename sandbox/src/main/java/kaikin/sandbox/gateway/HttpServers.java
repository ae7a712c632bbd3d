package kaikin.sandbox.gateway;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The JDK's HTTP server, set up once for all that listen. */
public final class HttpServers {
    static {
        // Without it every answer waits 40 ms for a delayed acknowledgement (JDK-8014254); read once, when the server's
        // classes load.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private HttpServers() {}

    /** Listens at an address, without TLS; what it does with a request and the start are the caller's. */
    public static HttpServer plain(InetSocketAddress address) throws IOException {
        var server = HttpServer.create(address, 0);
        server.setExecutor(daemons("http"));
        return server;
    }

    static HttpServer withTls(InetSocketAddress address, SSLContext context) throws IOException {
        var server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(daemons("https"));
        return server;
    }

    /** Threads that do not keep the sandbox alive. */
    static ExecutorService daemons(String name) {
        return Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
