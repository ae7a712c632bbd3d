package kaikin.policies.analyzer;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kaikin.policies.model.PlanJson;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Secret;
import kaikin.policies.plan.Structs;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;

/**
 * Asks once what the engine asks, about an exported state: so that the JVM's archive has all classes of an analysis. With
 * those of the start alone the archive saves a second less.
 */
final class AnalyzerWarmup {
    private AnalyzerWarmup() {}

    static void with(int port, Path state) throws IOException {
        var plan = PlanJson.read(Files.readString(state));
        var channel = OkHttpChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
        try {
            var pack = AnalyzerGrpc.newBlockingStub(channel);
            pack.handshake(AnalyzerHandshakeRequest.getDefaultInstance());
            pack.getPluginInfo(Empty.getDefaultInstance());
            pack.getAnalyzerInfo(Empty.getDefaultInstance());
            pack.configureStack(AnalyzerStackConfigureRequest.getDefaultInstance());
            pack.configure(ConfigureAnalyzerRequest.getDefaultInstance());
            var stack = AnalyzeStackRequest.newBuilder();
            for (var resource : plan.resources()) {
                var request = request(resource);
                pack.analyze(request);
                stack.addResources(whole(request));
            }
            pack.analyzeStack(stack.build());
        } finally {
            channel.shutdownNow();
        }
    }

    private static AnalyzeRequest request(PlannedResource resource) {
        var request = AnalyzeRequest.newBuilder()
                .setUrn(resource.urn().value())
                .setType(resource.type())
                .setName(resource.urn().name())
                // A committed state keeps its secrets to itself: nothing stands for each.
                .setProperties(Structs.struct(
                        (ObjectNode) Secret.replace(resource.inputs().deepCopy(), NullNode::getInstance)));
        return resource.custom()
                ? request.setProvider(AnalyzerProviderResource.getDefaultInstance())
                        .build()
                : request.build();
    }

    private static AnalyzerResource whole(AnalyzeRequest request) {
        var whole = AnalyzerResource.newBuilder()
                .setUrn(request.getUrn())
                .setType(request.getType())
                .setName(request.getName())
                .setProperties(request.getProperties());
        return request.hasProvider() ? whole.setProvider(request.getProvider()).build() : whole.build();
    }
}
