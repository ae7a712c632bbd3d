package kaikin.policies.rules.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.ResourceInputs;

/**
 * A SendCommand that EventBridge Scheduler calls by itself (a universal target).
 *
 * @param group the schedule's, which is what Scheduler gives as its source
 * @param roleArn the role that it is called with
 * @param request its parameters
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">Universal
 *     targets</a>
 */
public record ScheduledCommand(String group, String roleArn, JsonNode request) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The command that a schedule sends; empty where it calls something else. */
    public static Optional<ScheduledCommand> of(PlannedResource schedule) {
        var inputs = ResourceInputs.of(schedule);
        var target = inputs.find("/target/arn").map(JsonNode::asText).orElse("");
        if (!target.matches("(?i)arn:[^:]*:scheduler:::aws-sdk:ssm:sendcommand")) {
            return Optional.empty();
        }
        return Optional.of(new ScheduledCommand(
                inputs.optional("groupName").orElse("default"),
                inputs.find("/target/roleArn").map(JsonNode::asText).orElse(""),
                request(inputs.find("/target/input").map(JsonNode::asText).orElse("{}"))));
    }

    private static JsonNode request(String input) {
        try {
            return JSON.readTree(input);
        } catch (JsonProcessingException e) {
            throw new CannotDecideException("its target's input is not JSON");
        }
    }

    public String document() {
        return request.path("DocumentName").asText();
    }
}
