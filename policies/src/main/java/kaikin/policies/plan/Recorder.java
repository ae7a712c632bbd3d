package kaikin.policies.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Records a plan by running a stack's program: the Java language host does nothing but start the program's jar with an
 * engine address and the configuration in its environment, and so does this. No CLI, no login, no credentials.
 */
public final class Recorder {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path projectDirectory;
    private final Path program;

    /** Archives of the program resolve against the project's directory, as under the engine. */
    public Recorder(Path projectDirectory, Path program) {
        this.projectDirectory = projectDirectory;
        this.program = program;
    }

    /** Runs the program once; fails with the program's own words where it does. */
    public Plan record(StackFile stack) throws IOException, InterruptedException {
        require(program);
        for (var library : libraries()) {
            require(Path.of(program.toUri().resolve(library)));
        }
        var recording = new Recording();
        var engine = new RecordingEngine();
        var monitor = new RecordingMonitor(stack, new Outputs(stack.account(), stack.region()), recording);
        var server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .addService(monitor)
                .addService(engine)
                .maxInboundMessageSize(64 << 20)
                .build()
                .start();
        try {
            run(stack, server, engine);
        } finally {
            server.shutdownNow();
        }
        return new Plan(stack.stack(), recording.inOrder());
    }

    private static void require(Path built) throws IOException {
        if (!Files.exists(built)) {
            throw new IOException(built + " is not built: run ./mvnw -q package");
        }
    }

    /** What the program's jar says it needs beside it. */
    private List<String> libraries() throws IOException {
        try (var jar = new JarFile(program.toFile())) {
            return Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .map(classPath -> List.of(classPath.split(" ")))
                    .orElse(List.of());
        }
    }

    private void run(StackFile stack, Server server, RecordingEngine engine) throws IOException, InterruptedException {
        var archive = ClassArchive.of(program);
        var builder = new ProcessBuilder(java(archive))
                .directory(projectDirectory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment(stack, "127.0.0.1:" + server.getPort()));
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            var said = engine.complaints();
            throw new IOException("the program of stack " + stack.stack() + " failed: "
                    + (said.isEmpty() ? printed : String.join("\n", said)));
        }
        archive.keep();
    }

    private List<String> java(ClassArchive archive) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(archive.options());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // On JDK 25 and two cores the SDK's runner would wait for its own, only worker for ever.
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                // Else gRPC's netty warns of sun.misc.Unsafe there.
                "-Dio.grpc.netty.shaded.io.netty.noUnsafe=true",
                "-jar",
                program.toString()));
        return command;
    }

    private static Map<String, String> environment(StackFile stack, String address) throws IOException {
        return Map.of(
                "PULUMI_MONITOR",
                address,
                "PULUMI_ENGINE",
                address,
                "PULUMI_PROJECT",
                stack.project(),
                "PULUMI_STACK",
                stack.stack(),
                "PULUMI_ORGANIZATION",
                "organization",
                "PULUMI_DRY_RUN",
                "false",
                "PULUMI_PARALLEL",
                "16",
                "PULUMI_CONFIG",
                JSON.writeValueAsString(stack.values()),
                "PULUMI_CONFIG_SECRET_KEYS",
                JSON.writeValueAsString(stack.secretKeys()));
    }
}
