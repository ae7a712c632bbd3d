package kaikin.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;
import software.amazon.event.ruler.RuleCompiler;

/**
 * A rule that waits for events of a bus.
 *
 * @param enabled whether it does
 */
public record EventRule(String arn, String busArn, JsonNode pattern, List<Target> targets, boolean enabled) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The target that a rule sends its finds to; another bus is reached as a role.
     *
     * @param deadLetterArn the queue that takes what could not be sent there
     */
    public record Target(String arn, Optional<String> roleArn, Optional<String> deadLetterArn) {}

    /** The rules of one account that wait for events. */
    static Stream<EventRule> in(Plan plan) {
        return plan.ofType("aws:cloudwatch/eventRule:EventRule")
                .filter(EventRule::isEvents)
                .map(rule -> new EventRule(
                        arn(rule),
                        busOf(rule),
                        pattern(rule),
                        targets(plan, rule).map(EventRule::target).toList(),
                        !rule.find("state").orElse("").equals("DISABLED")));
    }

    /** Rules on a schedule are what the program had before it used EventBridge Scheduler. */
    private static boolean isEvents(PlannedResource rule) {
        if (rule.find("scheduleExpression").isPresent()) {
            throw new IllegalArgumentException(rule.urn()
                    + ": the sandbox fires no rules on a schedule: deploy a state of a program that uses EventBridge"
                    + " Scheduler");
        }
        return rule.find("eventPattern").isPresent();
    }

    private static Stream<PlannedResource> targets(Plan plan, PlannedResource rule) {
        return plan.ofType("aws:cloudwatch/eventTarget:EventTarget")
                .filter(target -> target.text("rule").equals(rule.text("name")))
                .filter(target -> target.find("eventBusName").equals(rule.find("eventBusName")));
    }

    private static Target target(PlannedResource target) {
        if (target.inputs().has("runCommandTargets")) {
            throw new IllegalArgumentException(
                    target.urn() + ": the sandbox starts no commands from rules: EventBridge Scheduler does");
        }
        return new Target(
                target.text("arn"),
                target.find("roleArn"),
                Optional.of(target.inputs().at("/deadLetterConfig/arn").asText())
                        .filter(arn -> !arn.isEmpty()));
    }

    private static String busOf(PlannedResource rule) {
        var arn = Arn.parse(arn(rule));
        return "arn:aws:events:%s:%s:event-bus/%s"
                .formatted(
                        arn.region(), arn.account(), rule.find("eventBusName").orElse("default"));
    }

    /** PutRule refuses what AWS's own matcher does not take for a pattern. */
    private static JsonNode pattern(PlannedResource rule) {
        var text = rule.text("eventPattern");
        try {
            var trouble = RuleCompiler.check(text);
            if (trouble != null) {
                throw new IllegalArgumentException(
                        rule.urn() + ": InvalidEventPatternException: Event pattern is not valid. Reason: " + trouble);
            }
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(rule.urn() + ": its event pattern is not JSON", e);
        }
    }

    private static String arn(PlannedResource resource) {
        return resource.outputs().path("arn").asText();
    }
}
