package kaikin.sandbox.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.PolicyDocument;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/** EventBridge's part of one account: buses, and the rules that wait for events. */
record EventDeployment(Plan plan) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Stream<EventBus> buses() {
        return plan.ofType("aws:cloudwatch/eventBus:EventBus")
                .map(bus -> new EventBus(arn(bus), Arn.parse(arn(bus)).account(), policy(bus.text("name"))));
    }

    Stream<EventRule> rules() {
        return plan.ofType("aws:cloudwatch/eventRule:EventRule")
                .filter(rule -> isEvents(rule))
                .map(rule -> new EventRule(
                        arn(rule),
                        busOf(rule),
                        pattern(rule),
                        targets(rule).map(EventDeployment::target).toList(),
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

    private Optional<NamedPolicy> policy(String bus) {
        return plan.ofType("aws:cloudwatch/eventBusPolicy:EventBusPolicy")
                .filter(policy -> policy.text("eventBusName").equals(bus))
                .map(policy -> new NamedPolicy(bus + " (bus)", PolicyDocument.parse(policy.text("policy"))))
                .findFirst();
    }

    private Stream<PlannedResource> targets(PlannedResource rule) {
        return plan.ofType("aws:cloudwatch/eventTarget:EventTarget")
                .filter(target -> target.text("rule").equals(rule.text("name")))
                .filter(target -> target.find("eventBusName").equals(rule.find("eventBusName")));
    }

    private static EventRule.Target target(PlannedResource target) {
        if (target.inputs().has("runCommandTargets")) {
            throw new IllegalArgumentException(
                    target.urn() + ": the sandbox starts no commands from rules: EventBridge Scheduler does");
        }
        return new EventRule.Target(
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

    /** Only lists of plain texts, one below the other: what else patterns can do is refused rather than misread. */
    private static JsonNode pattern(PlannedResource rule) {
        try {
            var pattern = JSON.readTree(rule.text("eventPattern"));
            if (pattern.isObject() && plain(pattern)) {
                return pattern;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(rule.urn() + ": its event pattern is not JSON", e);
        }
        throw new IllegalArgumentException(
                rule.urn() + ": the sandbox knows patterns of plain texts only: " + rule.text("eventPattern"));
    }

    private static boolean plain(JsonNode pattern) {
        return StreamSupport.stream(pattern.spliterator(), false)
                .allMatch(each -> each.isObject()
                        ? plain(each)
                        : each.isArray()
                                && StreamSupport.stream(each.spliterator(), false)
                                        .allMatch(JsonNode::isTextual));
    }

    private static String arn(PlannedResource resource) {
        return resource.outputs().path("arn").asText();
    }
}
