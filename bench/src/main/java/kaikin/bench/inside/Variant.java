package kaikin.bench.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.services.lambda.RuntimeApi;

/** One way to write the function, started anew for each round. */
record Variant(String name, List<String> command, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A process of it, before the benchmark's own runtime API. */
    final class Running implements AutoCloseable {
        private final RuntimeApi api;
        private final Process process;

        private Running() throws IOException {
            api = new RuntimeApi(
                    "arn:aws:lambda:ap-northeast-1:111111111111:function:bench", PATIENCE, Clock.systemUTC());
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
            builder.environment().putAll(environment);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            process = builder.start();
        }

        RuntimeApi api() {
            return api;
        }

        void await(CompletableFuture<Void> point) throws Exception {
            var unused = process.onExit()
                    .thenAccept(ended -> point.completeExceptionally(new IllegalStateException(tail())));
            point.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        /** Sends an event through it; answers the milliseconds until it was answered with 200. */
        double invoke(String event) throws Exception {
            var started = System.nanoTime();
            var answer = api.invoke(UUID.randomUUID().toString(), ByteBody.of(event))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .text();
            var millis = (System.nanoTime() - started) / 1e6;
            if (!answer.replace(" ", "").contains("\"statusCode\":200")) {
                throw new IOException(name + " answered " + answer + "\n" + tail());
            }
            return millis;
        }

        /** The most memory that it has had so far, in megabytes. */
        double peak() throws IOException {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
            api.close();
        }
    }

    Running start() throws IOException {
        return new Running();
    }

    private Path log() {
        return Path.of(System.getProperty("java.io.tmpdir"), "bench-" + name.replace(' ', '-') + ".log");
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log());
            return name + " said:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return name + " said nothing: " + e.getMessage();
        }
    }
}
