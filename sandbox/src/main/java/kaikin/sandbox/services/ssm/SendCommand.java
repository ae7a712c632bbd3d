package kaikin.sandbox.services.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import kaikin.sandbox.gateway.AwsException;

/**
 * The parameters of a SendCommand call, checked as the service checks them.
 *
 * @param target one tag and its value, instead of instances
 * @param timeout the seconds that it waits for a server to take it
 * @param maxConcurrency how many servers run it at the same time: a number, or a percentage of all
 * @param maxErrors how many may fail before it is sent to no more: likewise
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html">SendCommand</a>
 */
public record SendCommand(
        String document,
        List<String> instances,
        Optional<Target> target,
        Map<String, String> parameters,
        String comment,
        long timeout,
        String maxConcurrency,
        String maxErrors) {
    private static final Pattern DOCUMENT = Pattern.compile("[a-zA-Z0-9_.:/-]{3,128}");
    private static final Pattern INSTANCE = Pattern.compile("(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)");
    private static final Pattern TAG = Pattern.compile("tag:[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}");
    private static final Pattern CONCURRENCY = Pattern.compile("([1-9][0-9]{0,6}|[1-9][0-9]%|[1-9]%|100%)");
    private static final Pattern ERRORS = Pattern.compile("([1-9][0-9]{0,6}|[0]|[1-9][0-9]%|[0-9]%|100%)");
    private static final Set<String> KNOWN = Set.of(
            "DocumentName",
            "DocumentVersion",
            "InstanceIds",
            "Targets",
            "Parameters",
            "Comment",
            "TimeoutSeconds",
            "MaxConcurrency",
            "MaxErrors");

    /** A tag that instances carry. */
    public record Target(String key, String value) {}

    /** Reads a request, or throws what the service would answer. */
    public static SendCommand read(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> require(KNOWN.contains(name), "the sandbox does not know " + name));
        var command = new SendCommand(
                text(json, "DocumentName", ""),
                texts(json.path("InstanceIds")),
                target(json.path("Targets")),
                parameters(json.path("Parameters")),
                text(json, "Comment", ""),
                timeout(json),
                text(json, "MaxConcurrency", "50"),
                text(json, "MaxErrors", "0"));
        require(DOCUMENT.matcher(command.document).matches(), "DocumentName does not match " + DOCUMENT);
        require(command.comment.length() <= 100, "Comment has more than 100 characters");
        require(command.instances.size() <= 50, "InstanceIds has more than 50 members");
        require(
                command.instances.isEmpty() == command.target.isPresent(),
                "either InstanceIds or Targets must be given");
        require(command.timeout >= 30 && command.timeout <= 2_592_000, "TimeoutSeconds is not between 30 and 2592000");
        require(CONCURRENCY.matcher(command.maxConcurrency).matches(), "MaxConcurrency does not match " + CONCURRENCY);
        require(ERRORS.matcher(command.maxErrors).matches(), "MaxErrors does not match " + ERRORS);
        require(
                text(json, "DocumentVersion", "$DEFAULT").matches("\\$DEFAULT|\\$LATEST|1"),
                "there is no such version");
        command.instances.forEach(
                id -> require(INSTANCE.matcher(id).matches(), "an instance id does not match " + INSTANCE));
        if (Set.copyOf(command.instances).size() < command.instances.size()) {
            throw new AwsException(400, "DuplicateInstanceId", "You can't specify an instance ID more than once");
        }
        return command;
    }

    RateControl.Limits limits(int targets) {
        return RateControl.Limits.of(maxConcurrency, maxErrors, targets);
    }

    private static long timeout(JsonNode json) {
        var timeout = json.path("TimeoutSeconds");
        if (!timeout.isMissingNode() && !timeout.isIntegralNumber()) {
            throw malformed("TimeoutSeconds is no number");
        }
        return timeout.asLong(3600);
    }

    private static Optional<Target> target(JsonNode targets) {
        if (targets.isMissingNode() || targets.isEmpty()) {
            return Optional.empty();
        }
        var key = targets.path(0).path("Key").asText();
        var values = texts(targets.path(0).path("Values"));
        require(targets.size() == 1 && values.size() == 1, "the sandbox covers one target with one value");
        require(TAG.matcher(key).matches(), "the target's key is no tag");
        return Optional.of(new Target(key.substring("tag:".length()), values.get(0)));
    }

    private static Map<String, String> parameters(JsonNode parameters) {
        var map = new TreeMap<String, String>();
        for (var entry : parameters.properties()) {
            var values = texts(entry.getValue());
            if (values.size() != 1) {
                throw new AwsException(400, "InvalidParameters", entry.getKey() + " must have exactly one value");
            }
            map.put(entry.getKey(), values.get(0));
        }
        return map;
    }

    private static String text(JsonNode json, String name, String byDefault) {
        var text = json.path(name);
        if (!text.isMissingNode() && !text.isTextual()) {
            throw malformed(name + " is no text");
        }
        return text.asText(byDefault);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new AwsException(400, "ValidationException", "1 validation error detected: " + complaint);
        }
    }

    private static AwsException malformed(String complaint) {
        return new AwsException(400, "SerializationException", complaint);
    }
}
