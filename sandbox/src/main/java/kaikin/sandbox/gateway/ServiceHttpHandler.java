package kaikin.sandbox.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;

/** The bridge from the JDK's server to the services: one exchange is one call and one reply. */
record ServiceHttpHandler(HostRoutes routes) implements HttpHandler {
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
