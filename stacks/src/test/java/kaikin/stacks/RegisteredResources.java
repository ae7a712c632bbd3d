package kaikin.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.pulumi.test.Mocks.ResourceResult;
import com.pulumi.test.PulumiTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What components register, with Pulumi's mocks in the place of an engine: an answer is what was asked for, and an id. */
public final class RegisteredResources {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Registered> all;

    private RegisteredResources(List<Registered> all) {
        this.all = all;
    }

    /**
     * A resource as the engine is asked for it.
     *
     * @param urn has the types of its parents
     */
    public record Registered(String type, String name, String urn, Map<String, Object> inputs) {
        public Object input(String input) {
            return Optional.ofNullable(inputs.get(input))
                    .orElseThrow(() -> new AssertionError(urn + " has no input " + input));
        }

        /** An input that is JSON, such as a policy. */
        public JsonNode json(String input) {
            try {
                return JSON.readTree(String.valueOf(input(input)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The statement of a policy that has this Sid. */
        public JsonNode statement(String input, String sid) {
            for (var statement : json(input).path("Statement")) {
                if (statement.path("Sid").asText().equals(sid)) {
                    return statement;
                }
            }
            throw new AssertionError(urn + " has no statement " + sid);
        }
    }

    /** Runs what makes components; its outputs must be made there too. */
    public static RegisteredResources by(Runnable program) {
        Queue<Map.Entry<String, Map<String, Object>>> inputs = new ConcurrentLinkedQueue<>();
        try {
            var result = PulumiTest.withMocks(asked -> {
                        inputs.add(Map.entry(asked.type + "::" + asked.name, Map.copyOf(asked.inputs)));
                        var state = new HashMap<>(asked.inputs);
                        state.putIfAbsent("arn", "arn:of:" + asked.name);
                        return CompletableFuture.completedFuture(
                                ResourceResult.of(Optional.of(asked.name + "-id"), state));
                    })
                    .runTest(context -> program.run())
                    .throwOnError();
            var byName = inputs.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return new RegisteredResources(result.resources().stream()
                    .filter(resource -> !resource.pulumiResourceType().equals("pulumi:pulumi:Stack"))
                    .map(resource -> new Registered(
                            resource.pulumiResourceType(),
                            resource.pulumiResourceName(),
                            PulumiTest.extractValue(resource.urn()),
                            byName.getOrDefault(
                                    resource.pulumiResourceType() + "::" + resource.pulumiResourceName(), Map.of())))
                    .toList());
        } finally {
            PulumiTest.cleanup();
        }
    }

    public List<Registered> ofType(String type) {
        return all.stream().filter(each -> each.type().equals(type)).toList();
    }

    public List<String> names(String type) {
        return ofType(type).stream().map(Registered::name).sorted().toList();
    }

    /** The one resource of a type. */
    public Registered only(String type) {
        assertThat(ofType(type)).as(type).hasSize(1);
        return ofType(type).get(0);
    }

    public Registered named(String type, String name) {
        assertThat(names(type)).as(type).contains(name);
        return ofType(type).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
