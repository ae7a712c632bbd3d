package kaikin.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kaikin.policies.model.PlanJson;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.CertificateAuthority;
import kaikin.sandbox.gateway.Gateway;
import kaikin.sandbox.gateway.HostRoutes;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.UnixSocketServer;
import kaikin.sandbox.namespace.NamespacePlan;
import kaikin.sandbox.services.chatwork.ChatworkApi;

/** The program inside the private namespace: AWS's and Chatwork's servers, and the functions. */
public final class NamespaceMain {
    /** The line that it prints when everything answers. */
    static final String READY = "ready";

    /** The beginning of a line that the user is to see. */
    static final String NOTE = "note: ";

    private NamespaceMain() {}

    public static void main(String[] args) {
        try {
            run(args);
        } catch (Exception e) {
            // Servers' threads would keep the program alive, and the launcher waiting.
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] args) throws Exception {
        var state = new StateFiles(Path.of(args[0]));
        var config = NamespaceConfig.load(state.directory());
        var services = new StandInServices(cloud(config), config, state, Clock.systemUTC());
        Gateway.open(gateway(443), new CertificateAuthority(state.directory()).context(), services.routes());
        Gateway.openPlain(gateway(1338), HostRoutes.toAll(services.metadata()));
        services.start();
        UnixSocketServer.open(state.publicSocket(), new PublicApi(services.api(), services.chatwork()));
        UnixSocketServer.open(state.controlSocket(), services.control());
        services.failures().forEach(line -> say(NOTE + "not initialised: " + line));
        say(READY);
        Thread.currentThread().join();
    }

    private static InetSocketAddress gateway(int port) {
        return new InetSocketAddress(NamespacePlan.GATEWAY, port);
    }

    private static Cloud cloud(NamespaceConfig config) throws IOException {
        var cloud = new Cloud();
        for (var plan : config.plans()) {
            cloud.deploy(PlanJson.read(Files.readString(Path.of(plan))));
        }
        cloud.delayIam(config.iamDelay());
        return cloud;
    }

    private static void say(String line) {
        var out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        out.println(line);
    }

    /** The API that anyone outside may reach: the one that Chatwork calls, and the chat to read. */
    private static final class PublicApi implements Service {
        private static final String CHAT = "/chat";

        private final Service api;
        private final ChatworkApi chatwork;

        PublicApi(Service api, ChatworkApi chatwork) {
            this.api = api;
            this.chatwork = chatwork;
        }

        @Override
        public ServiceResponse answer(HttpCall call) {
            return call.rawPath().startsWith(CHAT + "/")
                    ? chatwork.show(call.withPath(call.rawPath().substring(CHAT.length())))
                    : api.answer(call);
        }
    }
}
