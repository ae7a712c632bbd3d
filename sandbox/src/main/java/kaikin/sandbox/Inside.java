package kaikin.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import kaikin.policies.plan.PlanJson;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.front.PublicPage;
import kaikin.sandbox.gateway.Authority;
import kaikin.sandbox.gateway.FrontDoor;
import kaikin.sandbox.gateway.Gateway;
import kaikin.sandbox.gateway.Routes;
import kaikin.sandbox.space.SpacePlan;

/** The program inside the private namespace: AWS's and Chatwork's servers, and the functions. */
public final class Inside {
    /** What it prints when everything answers. */
    static final String READY = "ready";

    /** What begins a line that the user is to see. */
    static final String NOTE = "note: ";

    private Inside() {}

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
        var scene = Scene.load(state.directory());
        var world = new World(cloud(scene), scene, state, Clock.systemUTC());
        Gateway.open(gateway(443), new Authority(state.directory()).context(), world.routes());
        Gateway.openPlain(gateway(1338), Routes.toAll(world.metadata()));
        world.start();
        FrontDoor.open(state.publicSocket(), new PublicPage(world.api(), world.chatwork()));
        FrontDoor.open(state.controlSocket(), world.control());
        world.failures().forEach(line -> say(NOTE + "not initialised: " + line));
        say(READY);
        Thread.currentThread().join();
    }

    private static InetSocketAddress gateway(int port) {
        return new InetSocketAddress(SpacePlan.GATEWAY, port);
    }

    private static Cloud cloud(Scene scene) throws IOException {
        var cloud = new Cloud();
        for (var plan : scene.plans()) {
            cloud.deploy(PlanJson.read(Files.readString(Path.of(plan))));
        }
        cloud.delayIam(scene.iamDelay());
        return cloud;
    }

    private static void say(String line) {
        var out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        out.println(line);
    }
}
