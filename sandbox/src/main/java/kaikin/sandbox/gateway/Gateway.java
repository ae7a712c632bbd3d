package kaikin.sandbox.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import kaikin.sandbox.gateway.HostRoutes.HostRoute;
import kaikin.sandbox.gateway.HttpCall.RequestTarget;

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

    /** The bridge from the JDK's server to the services: one exchange is one call and one reply. */
    private record ServiceHttpHandler(HostRoutes routes) implements HttpHandler {
        private static final int NO_BODY = -1;

        @Override
        public void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
                send(exchange, reply(exchange));
            }
        }

        private ServiceResponse reply(HttpExchange exchange) throws IOException {
            var host = RequestTarget.host(new HeaderFields(exchange.getRequestHeaders()));
            var route = routes.find(host);
            if (route.isEmpty()) {
                return ServiceResponse.text(404, "No service answers for the host \"" + host + "\" here.\n");
            }
            return reply(route.get(), exchange);
        }

        private static ServiceResponse reply(HostRoute route, HttpExchange exchange) throws IOException {
            try {
                return route.service().answer(HttpCall.read(exchange));
            } catch (AwsException e) {
                return route.protocol().render(e.error());
            } catch (RuntimeException | Error e) {
                e.printStackTrace();
                return route.protocol().render(route.protocol().failure());
            }
        }

        private static void send(HttpExchange exchange, ServiceResponse reply) throws IOException {
            var headers = exchange.getResponseHeaders();
            reply.headers().fields().forEach((name, values) -> headers.put(name, values));
            var body = reply.body().bytes();
            if (exchange.getRequestMethod().equals("HEAD")) {
                headers.putIfAbsent("Content-Length", List.of(Integer.toString(body.length)));
            }
            if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(reply.status(), NO_BODY);
            } else {
                exchange.sendResponseHeaders(reply.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}
