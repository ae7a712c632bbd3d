package kaikin.sandbox.services.eventbridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import kaikin.sandbox.services.eventbridge.EventBridge.EventBridgeEvent;
import kaikin.sandbox.services.ssm.CommandInvocation;
import kaikin.sandbox.services.ssm.RunCommand;

/**
 * The events that Systems Manager sends to EventBridge when a command has ended.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html">
 *     Event examples</a>
 */
final class CommandEvents {
    private final Clock clock;

    CommandEvents(Clock clock) {
        this.clock = clock;
    }

    /** About the whole command. */
    EventBridgeEvent ended(RunCommand command) {
        var event = event(command, "EC2 Command Status-change Notification");
        var resources = event.putArray("resources");
        command.invocations().forEach(each -> resources.add(each.instance().arn()));
        var detail = detail(event, command, command.status());
        detail.put("expire-after", clock.instant().plus(1, ChronoUnit.HOURS).toString());
        var parameters = detail.putObject("parameters");
        command.parameters().forEach((name, value) -> parameters.putArray(name).add(value));
        return new EventBridgeEvent(event);
    }

    /** About one of its servers. */
    EventBridgeEvent ended(RunCommand command, CommandInvocation.Result result) {
        var event = event(command, "EC2 Command Invocation Status-change Notification");
        event.putArray("resources").add(result.instance().arn());
        detail(event, command, result.status())
                .put("instance-id", result.instance().id());
        return new EventBridgeEvent(event);
    }

    private ObjectNode event(RunCommand command, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", type)
                .put("source", "aws.ssm")
                .put("account", command.account())
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", command.region());
    }

    private static ObjectNode detail(ObjectNode event, RunCommand command, String status) {
        return event.putObject("detail")
                .put("command-id", command.id())
                .put("document-name", command.document())
                .put("requested-date-time", command.requested().toString())
                .put("status", status);
    }
}
