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
 * EventBridge Scheduler's part of one account.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule</a>
 */
record ScheduleDeployment(Plan plan) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Stream<Schedule> schedules() {
        return plan.ofType("aws:scheduler/schedule:Schedule").map(this::schedule);
    }

    /** The tag that marks the account's servers: what its scheduled commands look for. */
    Optional<ServerTag> serverTag() {
        return schedules()
                .filter(schedule -> schedule.targetArn().equals(Schedule.SEND_COMMAND))
                .map(schedule -> read(schedule.input()).at("/Targets/0"))
                .filter(target -> target.path("Key").asText().startsWith("tag:"))
                .map(target -> new ServerTag(
                        target.path("Key").asText().substring("tag:".length()),
                        target.at("/Values/0").asText()))
                .findFirst();
    }

    private Schedule schedule(PlannedResource schedule) {
        var target = schedule.inputs().path("target");
        var read = new Schedule(
                schedule.text("name"),
                group(schedule),
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
                Set.of(Schedule.EVERY_MINUTE, Schedule.EVERY_HOUR, Schedule.EVERY_DAY)
                        .contains(read.expression()),
                schedule,
                "the sandbox knows %s, %s and %s, not %s"
                        .formatted(Schedule.EVERY_MINUTE, Schedule.EVERY_HOUR, Schedule.EVERY_DAY, read.expression()));
        require(
                read.callsFunction() || read.targetArn().equals(Schedule.SEND_COMMAND),
                schedule,
                "the sandbox calls functions and sends commands, not " + read.targetArn());
        require(
                !read(read.input()).isMissingNode(),
                schedule,
                "ValidationException: its input is not well-formed JSON");
        return read;
    }

    /** The ARN of the group that it is in, which must be there. */
    private String group(PlannedResource schedule) {
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
    private static JsonNode read(String text) {
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
