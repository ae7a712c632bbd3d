package kaikin.policies.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        LoopbackGrpc.reply(observer, () -> {
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
        LoopbackGrpc.reply(observer, () -> {
            recording.outputs(new Urn(request.getUrn()), Structs.json(request.getOutputs()));
            return Empty.getDefaultInstance();
        });
    }

    /** Everything but transforms, which would have the engine call the program back. */
    @Override
    public void supportsFeature(SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> observer) {
        LoopbackGrpc.reply(
                observer,
                () -> SupportsFeatureResponse.newBuilder()
                        .setHasSupport(!request.getId().equals("transforms"))
                        .build());
    }

    @Override
    public void registerPackage(RegisterPackageRequest request, StreamObserver<RegisterPackageResponse> observer) {
        LoopbackGrpc.reply(
                observer,
                () -> RegisterPackageResponse.newBuilder()
                        .setRef(request.getName())
                        .build());
    }

    @Override
    public void signalAndWaitForShutdown(Empty request, StreamObserver<Empty> observer) {
        LoopbackGrpc.reply(observer, Empty::getDefaultInstance);
    }

    private PlannedResource resource(RegisterResourceRequest request) {
        var parent =
                Optional.of(request.getParent()).filter(urn -> !urn.isEmpty()).map(Urn::new);
        var urn = Urn.of(stack.stack(), stack.project(), parent, request.getType(), request.getName());
        var inputs = Structs.json(request.getObject());
        var made = request.getCustom() ? Optional.of(outputs.of(urn, inputs)) : Optional.<Outputs.Created>empty();
        var all = Structs.both(
                inputs.deepCopy(), made.map(Outputs.Created::outputs).orElse(Map.of()));
        return new PlannedResource(
                urn,
                request.getCustom(),
                made.map(Outputs.Created::id),
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

    /** The resources that a program has registered so far. The SDK registers from many threads. */
    static final class RecordedCalls {
        private final Map<Urn, PlannedResource> resources = new TreeMap<>(Comparator.comparing(Urn::value));

        synchronized void add(PlannedResource resource) {
            if (resources.put(resource.urn(), resource) != null) {
                throw new IllegalStateException("the program registers " + resource.urn() + " twice");
            }
        }

        synchronized void outputs(Urn urn, ObjectNode outputs) {
            Optional.ofNullable(resources.get(urn))
                    .orElseThrow(() -> new IllegalStateException(urn + " was never registered"))
                    .outputs()
                    .setAll(outputs);
        }

        /** All resources by URN, but each after its parent and dependencies: equal programs give equal plans. */
        synchronized List<PlannedResource> inOrder() {
            var ordered = new LinkedHashMap<Urn, PlannedResource>();
            var visited = new HashSet<Urn>();
            resources.keySet().forEach(urn -> visit(urn, visited, ordered));
            return new ArrayList<>(ordered.values());
        }

        private void visit(Urn urn, Set<Urn> visited, Map<Urn, PlannedResource> ordered) {
            var resource = resources.get(urn);
            if (resource == null || !visited.add(urn)) {
                return;
            }
            resource.parent().ifPresent(parent -> visit(parent, visited, ordered));
            resource.dependencies().forEach(dependency -> visit(dependency, visited, ordered));
            ordered.put(urn, resource);
        }
    }
}
