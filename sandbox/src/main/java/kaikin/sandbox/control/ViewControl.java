package kaikin.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.contract.CommandComment;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.EventSourceMapping;
import kaikin.sandbox.cloud.Queue;
import kaikin.sandbox.gateway.FaultInjection;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.eventbridge.EventBridge;
import kaikin.sandbox.services.lambda.Lambda;
import kaikin.sandbox.services.sqs.Queues;
import kaikin.sandbox.services.ssm.Agents;
import kaikin.sandbox.services.ssm.RunCommand;
import kaikin.sandbox.services.ssm.RunCommandService;

/** Shows what has become of commands and events, and what is broken just now. */
public record ViewControl(
        Cloud cloud,
        RunCommandService commands,
        Agents agents,
        FaultInjection faults,
        EventBridge events,
        Queues queues,
        Lambda lambda) {
    public void addTo(ControlApi page) {
        page.add("GET /commands", text -> json(sent().toString()));
        page.add("GET /faults", text -> json(broken().toString()));
        page.add("GET /failed-events", text -> ControlApi.lines(failed()));
        page.add("GET /lost-events", text -> ControlApi.lines(events.lost()));
        page.add("GET /queues", text -> ControlApi.lines(queues.lines()));
        page.add("GET /versions", text -> ControlApi.lines(lambda.lines()));
    }

    private ArrayNode sent() {
        var all = JsonNodeFactory.instance.arrayNode();
        commands.sent().forEach(command -> add(all, command));
        return all;
    }

    private static void add(ArrayNode all, RunCommand command) {
        var json = all.addObject()
                .put("id", command.id())
                .put("account", command.account())
                .put("document", command.document())
                .put("time", command.requested().toString())
                .put(
                        "message",
                        CommandComment.parse(command.comment())
                                .map(CommandComment::message)
                                .orElse(""));
        var servers = json.putArray("servers");
        command.invocations()
                .forEach(each ->
                        servers.addObject().put("name", each.instance().name()).put("status", each.status()));
    }

    private ObjectNode broken() {
        var broken = JsonNodeFactory.instance.objectNode();
        names(broken.putArray("silent"), agents.silent());
        names(broken.putArray("revoked"), cloud.revoked());
        broken.put("throttled", faults.isOrdered("s3"));
        return broken;
    }

    private static void names(ArrayNode array, List<String> names) {
        names.forEach(array::add);
    }

    private static ServiceResponse json(String json) {
        return ServiceResponse.of(200, "application/json", json);
    }

    /** Returns what lies in the queues that nothing reads. */
    private List<String> failed() {
        var read = cloud.eventSourceMappings().stream()
                .map(EventSourceMapping::queueArn)
                .collect(Collectors.toSet());
        return cloud.queues().stream()
                .map(Queue::arn)
                .filter(arn -> !read.contains(arn))
                .flatMap(arn -> queues.bodies(arn).stream())
                .toList();
    }
}
