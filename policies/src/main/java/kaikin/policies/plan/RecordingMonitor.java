package kaikin.policies.plan;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Urn;
import pulumirpc.Resource.RegisterPackageRequest;
import pulumirpc.Resource.RegisterPackageResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc.ResourceMonitorImplBase;

/** The part of the engine that a program registers its resources with; this one only writes them down. */
final class RecordingMonitor extends ResourceMonitorImplBase {
    private final StackFile stack;
    private final Outputs outputs;
    private final RecordedCalls recording;

    RecordingMonitor(StackFile stack, Outputs outputs, RecordedCalls recording) {
        this.stack = stack;
        this.outputs = outputs;
        this.recording = recording;
    }

    @Override
    public void registerResource(RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> observer) {
        GrpcReply.to(observer, () -> {
            var resource = resource(request);
            recording.add(resource);
            return RegisterResourceResponse.newBuilder()
                    .setUrn(resource.urn().value())
                    .setId(resource.id().orElse(""))
                    .setObject(Structs.struct(resource.outputs()))
                    .build();
        });
    }

    @Override
    public void registerResourceOutputs(RegisterResourceOutputsRequest request, StreamObserver<Empty> observer) {
        GrpcReply.to(observer, () -> {
            recording.outputs(new Urn(request.getUrn()), Structs.json(request.getOutputs()));
            return Empty.getDefaultInstance();
        });
    }

    /** Everything but transforms, which would have the engine call the program back. */
    @Override
    public void supportsFeature(SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> observer) {
        GrpcReply.to(
                observer,
                () -> SupportsFeatureResponse.newBuilder()
                        .setHasSupport(!request.getId().equals("transforms"))
                        .build());
    }

    @Override
    public void registerPackage(RegisterPackageRequest request, StreamObserver<RegisterPackageResponse> observer) {
        GrpcReply.to(
                observer,
                () -> RegisterPackageResponse.newBuilder()
                        .setRef(request.getName())
                        .build());
    }

    @Override
    public void signalAndWaitForShutdown(Empty request, StreamObserver<Empty> observer) {
        GrpcReply.to(observer, Empty::getDefaultInstance);
    }

    private PlannedResource resource(RegisterResourceRequest request) {
        var parent =
                Optional.of(request.getParent()).filter(urn -> !urn.isEmpty()).map(Urn::new);
        var urn = Urn.of(stack.stack(), stack.project(), parent, request.getType(), request.getName());
        var inputs = Structs.json(request.getObject());
        var made = request.getCustom() ? Optional.of(outputs.of(urn, inputs)) : Optional.<Outputs.Made>empty();
        var all =
                Structs.both(inputs.deepCopy(), made.map(Outputs.Made::outputs).orElse(Map.of()));
        return new PlannedResource(
                urn,
                request.getCustom(),
                made.map(Outputs.Made::id),
                inputs,
                all,
                parent,
                urns(request.getDependenciesList()),
                propertyDependencies(request));
    }

    private static Map<String, List<Urn>> propertyDependencies(RegisterResourceRequest request) {
        var dependencies = new TreeMap<String, List<Urn>>();
        request.getPropertyDependenciesMap()
                .forEach((property, each) -> dependencies.put(property, urns(each.getUrnsList())));
        return dependencies;
    }

    private static List<Urn> urns(List<String> texts) {
        return texts.stream().sorted().map(Urn::new).toList();
    }
}
