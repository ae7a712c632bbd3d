package kaikin.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A rule that waits for events of a bus.
 *
 * @param enabled whether it does
 */
public record EventRule(String arn, String busArn, JsonNode pattern, List<Target> targets, boolean enabled) {
    /**
     * Where a rule sends what it found; another bus is reached as a role.
     *
     * @param deadLetterArn the queue that takes what could not be sent there
     */
    public record Target(String arn, Optional<String> roleArn, Optional<String> deadLetterArn) {}
}
