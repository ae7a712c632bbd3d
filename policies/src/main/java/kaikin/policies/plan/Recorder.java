package kaikin.policies.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Empty;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kaikin.policies.model.Plan;
import kaikin.policies.model.SourceMap;
import kaikin.policies.plan.RecordingMonitor.RecordedCalls;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.SetRootResourceRequest;
import pulumirpc.EngineOuterClass.SetRootResourceResponse;

/**
 * Records a plan by running a stack's program: the Java language host does nothing but start the program's jar with an
 * engine address and the configuration in its environment, and so does this. No CLI, no login, no credentials.
 */
public final class Recorder {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path projectDirectory;
    private final Program program;

    /** Archives of the program resolve against the project's directory, as under the engine. */
    public Recorder(Path projectDirectory, Program program) {
        this.projectDirectory = projectDirectory;
        this.program = program;
    }

    /** Records a packaged program. */
    public Recorder(Path projectDirectory, Path jar) {
        this(projectDirectory, new Program.Jar(jar));
    }

    /** Runs the program once; fails with the program's own words where it does. */
    public Plan record(StackFile stack) throws IOException, InterruptedException {
        program.require();
        var recording = new RecordedCalls();
        var engine = new RecordingEngine();
        var monitor = new RecordingMonitor(stack, new Outputs(stack.account(), stack.region()), recording);
        var server = LoopbackGrpc.server()
                .addService(monitor)
                .addService(engine)
                .maxInboundMessageSize(64 << 20)
                .build()
                .start();
        var sources = Files.createTempFile("kaikin-sources-", ".txt");
        sources.toFile().deleteOnExit();
        try {
            run(stack, server, engine, sources);
            return new Plan(stack.stack(), recording.inOrder(), SourceMap.parse(Files.readAllLines(sources)));
        } finally {
            server.shutdownNow();
            Files.delete(sources);
        }
    }

    private void run(StackFile stack, Server server, RecordingEngine engine, Path sources)
            throws IOException, InterruptedException {
        var archive = program.archive();
        var builder = new ProcessBuilder(java(archive))
                .directory(projectDirectory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment(stack, "127.0.0.1:" + server.getPort()));
        builder.environment().put("KAIKIN_SOURCES", sources.toString());
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
                // JDK 24 and newer would warn of what gRPC's libraries do.
                "-Dsun.misc.unsafe.memory.access=allow"));
        command.addAll(program.arguments());
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

    /** The part of the engine that a program logs to and that knows the stack's own resource. */
    static final class RecordingEngine extends EngineImplBase {
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private volatile String root = "";

        /** Warnings and errors that the program logged. */
        List<String> complaints() {
            return List.copyOf(complaints);
        }

        @Override
        public void log(LogRequest request, StreamObserver<Empty> observer) {
            if (request.getSeverity().compareTo(LogSeverity.WARNING) >= 0) {
                complaints.add(request.getMessage().strip());
            }
            observer.onNext(Empty.getDefaultInstance());
            observer.onCompleted();
        }

        @Override
        public void getRootResource(GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> observer) {
            observer.onNext(GetRootResourceResponse.newBuilder().setUrn(root).build());
            observer.onCompleted();
        }

        @Override
        public void setRootResource(SetRootResourceRequest request, StreamObserver<SetRootResourceResponse> observer) {
            root = request.getUrn();
            observer.onNext(SetRootResourceResponse.getDefaultInstance());
            observer.onCompleted();
        }
    }
}
