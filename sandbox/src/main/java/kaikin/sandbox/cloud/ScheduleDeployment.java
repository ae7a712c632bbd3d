package kaikin.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.plan.Plan;
import kaikin.policies.plan.PlannedResource;

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
        require(isJson(read.input()), schedule, "ValidationException: its input is not well-formed JSON");
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

    private static boolean isJson(String text) {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void require(boolean fine, PlannedResource schedule, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(schedule.urn() + ": " + complaint);
        }
    }
}
