package kaikin.sandbox.front;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kaikin.contract.CommandComment;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.Mishaps;
import kaikin.sandbox.gateway.Reply;
import kaikin.sandbox.ssm.Agents;
import kaikin.sandbox.ssm.Command;
import kaikin.sandbox.ssm.Commands;

/** What can be looked at while the sandbox runs: the commands that were sent, and what is broken. */
public record ViewControl(Cloud cloud, Commands commands, Agents agents, Mishaps mishaps) {
    public void addTo(ControlPage page) {
        page.add("GET /commands", text -> json(sent().toString()));
        page.add("GET /faults", text -> json(faults().toString()));
    }

    private ArrayNode sent() {
        var all = JsonNodeFactory.instance.arrayNode();
        commands.sent().forEach(command -> add(all, command));
        return all;
    }

    private static void add(ArrayNode all, Command command) {
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

    private static Reply json(String json) {
        return Reply.of(200, "application/json", json);
    }
}
