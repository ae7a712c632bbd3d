package kaikin.sandbox.services.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ServiceResponse;

/**
 * Answers what became of commands, to those who may ask. Neither call knows resources.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html">
 *     GetCommandInvocation</a>
 */
record InvocationQueries(RunCommandService commands, Authorizer authorizer, BooleanSupplier isUnknownYet) {
    /** An id that it does not know, or not yet, has no invocations: AWS answers 200 and an empty list. */
    ServiceResponse list(RoleSession caller, JsonNode body) {
        allow(caller, "ssm:ListCommandInvocations");
        var answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putArray("CommandInvocations");
        find(caller, body)
                .ifPresent(command -> command.invocations()
                        .forEach(each -> list.add(invocation(command, each)
                                .put("InstanceName", "")
                                .put("RequestedDateTime", command.requested().toEpochMilli() / 1000.0))));
        return ServiceResponse.json(200, answer.toString());
    }

    ServiceResponse get(RoleSession caller, JsonNode body) {
        allow(caller, "ssm:GetCommandInvocation");
        var command = find(caller, body);
        var invocation =
                command.flatMap(each -> find(each, body.path("InstanceId").asText()));
        if (invocation.isEmpty()) {
            throw new AwsException(400, "InvocationDoesNotExist", "");
        }
        var result = invocation.get().result();
        return ServiceResponse.json(
                200,
                invocation(command.get(), invocation.get())
                        .put("PluginName", "aws:runShellScript")
                        .put(
                                "ResponseCode",
                                result.map(CommandInvocation.Result::exitCode).orElse(-1))
                        .put(
                                "StandardOutputContent",
                                result.map(CommandInvocation.Result::output).orElse(""))
                        .put(
                                "StandardErrorContent",
                                result.map(CommandInvocation.Result::error).orElse(""))
                        .toString());
    }

    private Optional<RunCommand> find(RoleSession caller, JsonNode body) {
        var id = body.path("CommandId").asText();
        if (id.length() != 36) {
            throw new AwsException(
                    400, "ValidationException", "1 validation error detected: commandId has not 36 characters");
        }
        return isUnknownYet.getAsBoolean() ? Optional.empty() : commands.find(caller.account(), id);
    }

    private static Optional<CommandInvocation> find(RunCommand command, String instance) {
        return command.invocations().stream()
                .filter(each -> each.instance().id().equals(instance))
                .findFirst();
    }

    private static ObjectNode invocation(RunCommand command, CommandInvocation invocation) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("CommandId", command.id())
                .put("InstanceId", invocation.instance().id())
                .put("Comment", command.comment())
                .put("DocumentName", command.document())
                .put("DocumentVersion", "$DEFAULT")
                .put("Status", invocation.status())
                .put("StatusDetails", invocation.details());
    }

    private void allow(RoleSession caller, String action) {
        authorizer.require(
                caller,
                new AuthorizationRequest(action, "*", caller.account(), RequestContext.EMPTY),
                Optional.empty());
    }
}
