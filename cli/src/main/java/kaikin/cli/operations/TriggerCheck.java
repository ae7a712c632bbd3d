package kaikin.cli.operations;

import java.util.List;
import java.util.function.Supplier;
import kaikin.aws.AwsClients;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/**
 * Checks what starts things by itself: schedules, and the rules that wait for ends. No alarm tells that one is switched
 * off.
 */
record TriggerCheck(AwsClients clients, DeployedStack stack) {
    private static final String ENABLED = "ENABLED";

    List<CheckResult> schedules() {
        var scheduler = clients.client("scheduler", SchedulerClient.builder());
        return stack.schedules().stream()
                .map(each -> finding(
                        "schedule " + each.group() + "/" + each.name(),
                        () -> scheduler
                                .getSchedule(request ->
                                        request.groupName(each.group()).name(each.name()))
                                .stateAsString()))
                .toList();
    }

    List<CheckResult> rules() {
        var events = clients.client("events", EventBridgeClient.builder());
        return stack.rules().stream()
                .map(each -> finding(
                        "rule " + each.bus() + "/" + each.name(),
                        () -> events.describeRule(request ->
                                        request.eventBusName(each.bus()).name(each.name()))
                                .stateAsString()))
                .toList();
    }

    private CheckResult finding(String subject, Supplier<String> state) {
        try {
            var found = state.get();
            return found.equals(ENABLED)
                    ? CheckResult.fine(subject, "enabled")
                    : CheckResult.wrong(subject, "switched off (" + found + ")", up() + ", after pulumi refresh");
        } catch (SdkException e) {
            if (!OperatorIdentity.isMissing(e)) {
                throw e;
            }
            return CheckResult.wrong(subject, "it is not there", up());
        }
    }

    private String up() {
        return "pulumi up --refresh -s " + stack.name();
    }
}
