package kaikin.stacks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import kaikin.policies.plan.LoopbackGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/** What an engine hears of what a program says. */
class EngineChannelsTest {
    private static final List<LogSeverity> ALL =
            List.of(LogSeverity.DEBUG, LogSeverity.INFO, LogSeverity.WARNING, LogSeverity.ERROR);

    private final List<LogSeverity> heard = new CopyOnWriteArrayList<>();
    private final Server engine;

    EngineChannelsTest() throws IOException {
        engine = LoopbackGrpc.server().addService(new Listening()).build().start();
    }

    @AfterEach
    void end() throws InterruptedException {
        engine.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }

    @Test
    void theEngineHearsAllButDebugMessages() throws Exception {
        log(Map.of());
        assertThat(heard).containsExactly(LogSeverity.INFO, LogSeverity.WARNING, LogSeverity.ERROR);
    }

    @Test
    void theEngineHearsAllWhereSomebodyReadsWhatTheSdkDoes() throws Exception {
        log(Map.of(EngineChannels.VERBOSE, "true"));
        assertThat(heard).containsExactlyElementsOf(ALL);
    }

    /** Each message is waited for, as the SDK does it. */
    private void log(Map<String, String> environment) throws Exception {
        var channel = new EngineChannels(environment)
                .builderForTarget("127.0.0.1:" + engine.getPort())
                .usePlaintext()
                .build();
        try {
            var stub = EngineGrpc.newFutureStub(channel);
            for (var severity : ALL) {
                var message = LogRequest.newBuilder().setSeverity(severity).setMessage("said");
                assertThat(stub.log(message.build()).get(10, TimeUnit.SECONDS)).isEqualTo(Empty.getDefaultInstance());
            }
            // All other calls go through.
            assertThat(stub.getRootResource(GetRootResourceRequest.getDefaultInstance())
                            .get(10, TimeUnit.SECONDS)
                            .getUrn())
                    .isEqualTo("root");
        } finally {
            channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private final class Listening extends EngineImplBase {
        @Override
        public void log(LogRequest request, StreamObserver<Empty> observer) {
            heard.add(request.getSeverity());
            observer.onNext(Empty.getDefaultInstance());
            observer.onCompleted();
        }

        @Override
        public void getRootResource(GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> observer) {
            observer.onNext(GetRootResourceResponse.newBuilder().setUrn("root").build());
            observer.onCompleted();
        }
    }
}
