package kaikin.policies.analyzer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Struct;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kaikin.policies.model.Defaults;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Secret;
import kaikin.policies.model.Urn;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.plan.Structs;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;

/**
 * Keeps what the engine has shown: first each resource with its inputs, then all with their outputs. It shows secrets in clear
 * text; none gets past this class.
 */
final class AnalyzedResources {
    private final Map<Urn, PlannedResource> resources = new ConcurrentHashMap<>();

    /** One resource, before it is made, with the inputs that the program gave. */
    PlannedResource inputs(AnalyzeRequest request) {
        var inputs = Defaults.without(json(request.getProperties()));
        var shown = resource(new Urn(request.getUrn()), request.hasProvider(), inputs, inputs.deepCopy(), "");
        resources.put(shown.urn(), shown);
        return shown;
    }

    /** All resources that have been shown by themselves. */
    StackPlans soFar() {
        return stacks(List.copyOf(resources.values()));
    }

    /** The whole stack. What was shown before keeps its inputs: components have no others among their outputs. */
    StackPlans whole(List<AnalyzerResource> all) {
        return stacks(all.stream().map(this::outputs).toList());
    }

    private PlannedResource outputs(AnalyzerResource shown) {
        var urn = new Urn(shown.getUrn());
        var outputs = json(shown.getProperties());
        var inputs = Optional.ofNullable(resources.get(urn))
                .map(PlannedResource::inputs)
                .orElseGet(outputs::deepCopy);
        return resource(urn, shown.hasProvider(), inputs, outputs, shown.getParent());
    }

    private static PlannedResource resource(
            Urn urn, boolean custom, ObjectNode inputs, ObjectNode outputs, String parent) {
        var above = Optional.of(parent).filter(text -> !text.isEmpty()).map(Urn::new);
        return new PlannedResource(urn, custom, Optional.empty(), inputs, outputs, above, List.of(), new TreeMap<>());
    }

    /** The engine shows them in any order; the stack's own resource goes first. */
    private static StackPlans stacks(List<PlannedResource> resources) {
        var ordered = resources.stream()
                .sorted(Comparator.comparing(
                                (PlannedResource resource) -> !resource.type().equals(Urn.STACK))
                        .thenComparing(resource -> resource.urn().value()))
                .toList();
        return ordered.isEmpty()
                ? new StackPlans(List.of())
                : new StackPlans(List.of(new Plan(ordered.get(0).urn().stack(), ordered)));
    }

    private static ObjectNode json(Struct properties) {
        return (ObjectNode) Secret.redact(Structs.json(properties));
    }
}
