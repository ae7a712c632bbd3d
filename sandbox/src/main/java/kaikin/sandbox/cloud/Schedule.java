package kaikin.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.contract.ServerTag;
import kaikin.policies.iam.Arn;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/**
 * A schedule of EventBridge Scheduler.
 *
 * @param groupArn which is what its role's trust policy is told as the source
 * @param expression such as {@code rate(1 minute)}
 * @param targetArn a function's or an alias's, or that of an API operation
 * @param enabled whether it fires
 * @param input what the target gets: an event, or the parameters of the operation
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule</a>
 */
public record Schedule(
        String name,
        String groupArn,
        String expression,
        String targetArn,
        String roleArn,
        String input,
        boolean enabled) {
    public static final String EVERY_MINUTE = "rate(1 minute)";
    public static final String EVERY_HOUR = "rate(1 hour)";
    public static final String EVERY_DAY = "rate(1 day)";
    public static final String SEND_COMMAND = "arn:aws:scheduler:::aws-sdk:ssm:sendCommand";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String arn() {
        return groupArn.replace(":schedule-group/", ":schedule/") + "/" + name;
    }

    /** Tells whether its target is a function. */
    public boolean callsFunction() {
        return targetArn.startsWith("arn:aws:lambda:");
    }

    /** The schedules of one account. */
    static Stream<Schedule> in(Plan plan) {
        return plan.ofType("aws:scheduler/schedule:Schedule").map(schedule -> read(plan, schedule));
    }

    /** The tag that marks the account's servers: what its scheduled commands look for. */
    static Optional<ServerTag> serverTag(Plan plan) {
        return in(plan).filter(schedule -> schedule.targetArn().equals(SEND_COMMAND))
                .map(schedule -> json(schedule.input()).at("/Targets/0"))
                .filter(target -> target.path("Key").asText().startsWith("tag:"))
                .map(target -> new ServerTag(
                        target.path("Key").asText().substring("tag:".length()),
                        target.at("/Values/0").asText()))
                .findFirst();
    }

    private static Schedule read(Plan plan, PlannedResource schedule) {
        var target = schedule.inputs().path("target");
        var read = new Schedule(
                schedule.text("name"),
                group(plan, schedule),
                schedule.text("scheduleExpression"),
                target.path("arn").asText(),
                target.path("roleArn").asText(),
                target.path("input").asText(),
                !schedule.find("state").orElse("").equals("DISABLED"));
        require(
                schedule.inputs().at("/flexibleTimeWindow/mode").asText().equals("OFF"),
                schedule,
                "its flexible time window is not OFF, and the sandbox knows no other");
        require(
                Set.of(EVERY_MINUTE, EVERY_HOUR, EVERY_DAY).contains(read.expression()),
                schedule,
                "the sandbox knows %s, %s and %s, not %s"
                        .formatted(EVERY_MINUTE, EVERY_HOUR, EVERY_DAY, read.expression()));
        require(
                read.callsFunction() || read.targetArn().equals(SEND_COMMAND),
                schedule,
                "the sandbox calls functions and sends commands, not " + read.targetArn());
        require(
                !json(read.input()).isMissingNode(),
                schedule,
                "ValidationException: its input is not well-formed JSON");
        return read;
    }

    /** The ARN of the group that it is in, which must be there. */
    private static String group(Plan plan, PlannedResource schedule) {
        var name = schedule.find("groupName").orElse("default");
        require(
                name.equals("default")
                        || plan.ofType("aws:scheduler/scheduleGroup:ScheduleGroup")
                                .anyMatch(group -> group.text("name").equals(name)),
                schedule,
                "ResourceNotFoundException: Schedule group " + name + " does not exist.");
        var arn = Arn.parse(schedule.outputs().path("arn").asText());
        return "arn:aws:scheduler:%s:%s:schedule-group/%s".formatted(arn.region(), arn.account(), name);
    }

    /** Missing, where it is not JSON. */
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static void require(boolean fine, PlannedResource schedule, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(schedule.urn() + ": " + complaint);
        }
    }
}
