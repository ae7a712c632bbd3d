package kaikin.bench.inside;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kaikin.bench.core.Samples;
import kaikin.contract.WebhookEnvironment;
import kaikin.sandbox.services.chatwork.WebhookSender;
import kaikin.sandbox.services.lambda.RunningFunction;

/**
 * Measures the function and its like, round after round, with the function's credentials and variables in its
 * environment: {@code HOME PYTHON PYTHON_HOME TOKEN ROUNDS EVENTS}. Prints a line for each figure: name, tab, value.
 */
public final class FunctionMain {
    private static final long MEMORY = 1024;

    private final WebhookSender mentions;
    private final int events;

    private FunctionMain(WebhookSender mentions, int events) {
        this.mentions = mentions;
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        var java = RunningFunction.inItsOwnTmp(
                Path.of(args[0]), RunningFunction.java("kaikin.function.WebhookFunction::handleRequest", MEMORY));
        var python = RunningFunction.inItsOwnTmp(
                Path.of(args[2]), List.of(args[1], "-m", "awslambdaric", "function.handler"));
        var ours = new Variant("ours", java, Map.of());
        // As Lambda sets them for SnapStart.
        var snapshot = new Variant(
                "snapshot",
                java,
                Map.of(
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "snap-start",
                        "JAVA_TOOL_OPTIONS",
                        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
        var theirs = new Variant("theirs", python, Map.of("PYTHONDONTWRITEBYTECODE", "1"));
        var bench = new FunctionMain(
                new WebhookSender(WebhookEnvironment.parse(System.getenv()), args[3]), Integer.parseInt(args[5]));
        for (var round = 0; round < Integer.parseInt(args[4]); round++) {
            bench.coldAndWarm(ours);
            bench.coldAndWarm(theirs);
            bench.restored(snapshot);
        }
        // The runtime API's threads wait for processes that are gone.
        System.exit(0);
    }

    private void coldAndWarm(Variant variant) throws Exception {
        var started = System.nanoTime();
        try (var running = variant.start()) {
            running.await(running.api().ready());
            var first = running.invoke(event());
            say(variant, "cold", (System.nanoTime() - started) / 1e6);
            say(variant, "first", first);
            say(running, variant);
        }
    }

    private void restored(Variant variant) throws Exception {
        try (var running = variant.start()) {
            running.await(running.api().primed());
            var restoring = System.nanoTime();
            running.api().restore();
            running.await(running.api().ready());
            say(variant, "hooks", (System.nanoTime() - restoring) / 1e6);
            say(variant, "first", running.invoke(event()));
            say(running, variant);
        }
    }

    private void say(Variant.Running running, Variant variant) throws Exception {
        for (var i = 0; i < events / 4; i++) {
            running.invoke(event());
        }
        var warm = new ArrayList<Double>();
        for (var i = 0; i < events; i++) {
            warm.add(running.invoke(event()));
        }
        say(variant, "p50", Samples.of(warm).median());
        say(variant, "p99", Samples.of(warm).quantile(0.99));
        say(variant, "peak", running.peak());
    }

    private static void say(Variant variant, String figure, double value) {
        System.out.println(variant.name() + " " + figure + "\t" + value);
    }

    /** As the HTTP API hands it over. */
    private String event() {
        var body = mentions.event(FillMain.ADDRESS);
        var event = JsonNodeFactory.instance.objectNode().put("version", "2.0").put("routeKey", "POST /chatwork");
        event.putObject("headers")
                .put("content-type", "application/json")
                .put("x-chatworkwebhooksignature", mentions.sign(body));
        return event.put("body", body).put("isBase64Encoded", false).toString();
    }
}
