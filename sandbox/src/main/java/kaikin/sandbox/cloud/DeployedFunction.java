package kaikin.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.access.FunctionPermissions;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/**
 * A deployed function.
 *
 * @param archive its code, relative to the project's directory
 * @param timeout of one invocation, in seconds
 * @param snapStart whether its published version is initialised when it is published, for a snapshot
 * @param permissions who may invoke it: its resource policy
 * @param aliases the ARNs it may be invoked by, besides its own
 * @param retries for events that nobody waits for
 */
public record DeployedFunction(
        String name,
        String arn,
        String roleArn,
        String handler,
        Map<String, String> environment,
        String archive,
        long timeout,
        long memory,
        boolean snapStart,
        Optional<NamedPolicy> permissions,
        List<String> aliases,
        Optional<AsyncRetries> retries) {
    /**
     * The fate of an event that a function fails on.
     *
     * @param more how often it is tried again
     * @param destination the ARN of what takes it in the end
     */
    public record AsyncRetries(int more, String destination) {}

    /** The functions of one account. */
    static Stream<DeployedFunction> in(Plan plan) {
        return plan.ofType("aws:lambda/function:Function").map(function -> read(plan, function));
    }

    private static DeployedFunction read(Plan plan, PlannedResource function) {
        var name = function.text("name");
        var arn = function.outputs().path("arn").asText();
        return new DeployedFunction(
                name,
                arn,
                function.text("role"),
                function.text("handler"),
                texts(function.inputs().at("/environment/variables")),
                function.inputs().at("/code/path").asText(),
                Long.parseLong(function.find("timeout").orElse("3")),
                Long.parseLong(function.find("memorySize").orElse("128")),
                function.inputs().at("/snapStart/applyOn").asText().equals("PublishedVersions"),
                new FunctionPermissions(plan).of(name, arn),
                plan.ofType("aws:lambda/alias:Alias")
                        .filter(alias -> alias.text("functionName").equals(name))
                        .map(alias -> alias.outputs().path("arn").asText())
                        .toList(),
                retries(plan, name));
    }

    private static Optional<AsyncRetries> retries(Plan plan, String function) {
        return plan.ofType("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig")
                .filter(config -> config.text("functionName").equals(function))
                .map(config -> new AsyncRetries(
                        config.inputs().path("maximumRetryAttempts").asInt(2),
                        config.inputs()
                                .at("/destinationConfig/onFailure/destination")
                                .asText()))
                .findFirst();
    }

    /** The fields of an object of texts. */
    static Map<String, String> texts(JsonNode object) {
        var map = new HashMap<String, String>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
