package kaikin.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kaikin.contract.CommandComment;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.FaultInjection;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.ssm.Agents;
import kaikin.sandbox.services.ssm.RunCommand;
import kaikin.sandbox.services.ssm.RunCommandService;

/** What can be looked at while the sandbox runs: the commands that were sent, and what is broken. */
public record ViewControl(Cloud cloud, RunCommandService commands, Agents agents, FaultInjection mishaps) {
    public void addTo(ControlApi page) {
        page.add("GET /commands", text -> json(sent().toString()));
        page.add("GET /faults", text -> json(faults().toString()));
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

    private ObjectNode faults() {
        var faults = JsonNodeFactory.instance.objectNode();
        names(faults.putArray("silent"), agents.silent());
        names(faults.putArray("revoked"), cloud.revoked());
        faults.put("throttled", mishaps.isOrdered("s3"));
        return faults;
    }

    private static void names(ArrayNode array, List<String> names) {
        names.forEach(array::add);
    }

    private static ServiceResponse json(String json) {
        return ServiceResponse.of(200, "application/json", json);
    }
}
