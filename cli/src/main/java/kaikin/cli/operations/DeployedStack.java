package kaikin.cli.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ServerTag;
import kaikin.contract.UploadDocument;
import kaikin.contract.WebhookEnvironment;
import kaikin.policies.iam.Arn;
import kaikin.policies.model.Plan;
import kaikin.policies.model.PlannedResource;

/**
 * A stack as it should be there: the names that its plan has, so that looking takes no more rights than what is looked
 * at.
 */
public record DeployedStack(Plan plan) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A function's alias. */
    record FunctionAlias(String function, String alias) {}

    /** A schedule, in its group. */
    record GroupedSchedule(String group, String name) {}

    /** A rule, on its bus. */
    record BusRule(String bus, String name) {}

    String name() {
        return plan.stack();
    }

    AccountId account() {
        return new AccountId(document().account());
    }

    public String region() {
        return document().region();
    }

    private Arn document() {
        return plan.ofType("aws:ssm/document:Document")
                .filter(document -> document.text("name").equals(ReleaseDocument.NAME))
                .map(document -> Arn.parse(document.output("arn")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the stack " + plan.stack()
                        + " has no servers: it lacks the document " + ReleaseDocument.NAME));
    }

    /** Returns what the bot's function knows; empty where the stack is no hub. */
    Optional<WebhookEnvironment> bot() {
        return plan.ofType("aws:lambda/function:Function")
                .filter(function ->
                        function.inputs().at("/environment/variables").has("KAIKIN_BOT"))
                .map(function -> WebhookEnvironment.parse(variables(function)))
                .findFirst();
    }

    private static Map<String, String> variables(PlannedResource function) {
        var variables = new TreeMap<String, String>();
        function.inputs()
                .at("/environment/variables")
                .properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
        return variables;
    }

    List<FunctionAlias> functions() {
        return plan.ofType("aws:lambda/alias:Alias")
                .map(alias -> new FunctionAlias(alias.text("functionName"), alias.text("name")))
                .toList();
    }

    List<GroupedSchedule> schedules() {
        return schedulePlans()
                .map(each -> new GroupedSchedule(each.find("groupName").orElse("default"), each.text("name")))
                .toList();
    }

    List<BusRule> rules() {
        return plan.ofType("aws:cloudwatch/eventRule:EventRule")
                .map(rule -> new BusRule(rule.find("eventBusName").orElse("default"), rule.text("name")))
                .toList();
    }

    List<String> alarms() {
        return plan.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
                .map(alarm -> alarm.text("name"))
                .sorted()
                .toList();
    }

    /** The tag of this account's servers, as the schedule of their uploads names it. */
    ServerTag tag() {
        var target = schedulePlans()
                .filter(each -> each.text("name").equals(UploadDocument.NAME))
                .map(each -> json(each.inputs().at("/target/input").asText()).at("/Targets/0"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the stack " + name() + " has no upload schedule"));
        return new ServerTag(
                target.path("Key").asText().replaceFirst("^tag:", ""),
                target.at("/Values/0").asText());
    }

    private Stream<PlannedResource> schedulePlans() {
        return plan.ofType("aws:scheduler/schedule:Schedule");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a schedule's input is no JSON", e);
        }
    }
}
