package kaikin.sandbox.ssm;

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
 * @param minutes how long it waits for a server to take it
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html">SendCommand</a>
 */
record SendCommand(
        String document,
        List<String> instances,
        Optional<Target> target,
        Map<String, String> parameters,
        String comment,
        int minutes) {
    private static final Pattern DOCUMENT = Pattern.compile("[a-zA-Z0-9_.:/-]{3,128}");
    private static final Pattern INSTANCE = Pattern.compile("(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)");
    private static final Pattern TAG = Pattern.compile("tag:[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}");
    private static final Set<String> KNOWN = Set.of(
            "DocumentName", "DocumentVersion", "InstanceIds", "Targets", "Parameters", "Comment", "TimeoutSeconds");

    /** A tag that instances carry. */
    record Target(String key, String value) {}

    static SendCommand read(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> require(KNOWN.contains(name), "the sandbox does not know " + name));
        var command = new SendCommand(
                json.path("DocumentName").asText(),
                texts(json.path("InstanceIds")),
                target(json.path("Targets")),
                parameters(json.path("Parameters")),
                json.path("Comment").asText(),
                (int) ((timeout(json) + 59) / 60));
        require(DOCUMENT.matcher(command.document).matches(), "DocumentName does not match " + DOCUMENT);
        require(command.comment.length() <= 100, "Comment has more than 100 characters");
        require(command.instances.size() <= 50, "InstanceIds has more than 50 members");
        require(
                command.instances.isEmpty() == command.target.isPresent(),
                "either InstanceIds or Targets must be given");
        require(timeout(json) >= 30 && timeout(json) <= 2_592_000, "TimeoutSeconds is not between 30 and 2592000");
        require(
                json.path("DocumentVersion").asText("$DEFAULT").matches("\\$DEFAULT|\\$LATEST|1"),
                "there is no such version");
        command.instances.forEach(
                id -> require(INSTANCE.matcher(id).matches(), "an instance id does not match " + INSTANCE));
        return command;
    }

    private static long timeout(JsonNode json) {
        return json.path("TimeoutSeconds").asLong(3600);
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
}
