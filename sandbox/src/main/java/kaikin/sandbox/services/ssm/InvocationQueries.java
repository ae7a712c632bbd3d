package kaikin.sandbox.services.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ResultPage;
import kaikin.sandbox.gateway.ServiceResponse;

/**
 * Answers what became of commands, to those who may ask. Neither call knows resources.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html">
 *     GetCommandInvocation</a>
 */
record InvocationQueries(RunCommandService commands, Authorizer authorizer, BooleanSupplier isUnknownYet) {
    private static final Set<String> LIST =
            Set.of("CommandId", "InstanceId", "Filters", "Details", "MaxResults", "NextToken");
    /** Those that AWS has beside: {@code InvokedAfter}, {@code InvokedBefore}, {@code Status} and {@code ExecutionStage}. */
    private static final String FILTER = "DocumentName";

    private static final int MOST = 50;

    /**
     * The newest command first. An id that it does not know, or not yet, has no invocations: AWS answers 200 and an empty
     * list.
     */
    ServiceResponse list(RoleSession caller, JsonNode body) {
        allow(caller, "ssm:ListCommandInvocations");
        body.fieldNames().forEachRemaining(name -> {
            if (!LIST.contains(name)) {
                throw validation("The sandbox does not know " + name);
            }
        });
        var most = body.path("MaxResults").asInt(MOST);
        if (most < 1 || most > MOST) {
            throw validation(
                    "Value '%d' at 'maxResults' failed to satisfy constraint: between 1 and 50".formatted(most));
        }
        var page = ResultPage.of(body, most, ManagedNodes.INVALID_TOKEN);
        var instance = body.path("InstanceId").asText();
        var details = body.path("Details").asBoolean();
        var found = asked(caller, body).stream()
                .filter(wanted(body.path("Filters")))
                .flatMap(command -> command.invocations().stream()
                        .filter(each ->
                                instance.isEmpty() || each.instance().id().equals(instance))
                        .map(each -> listed(command, each, details)))
                .toList();
        var answer = JsonNodeFactory.instance.objectNode();
        page.put(answer, "CommandInvocations", found, each -> each);
        return ServiceResponse.json(200, answer.toString());
    }

    private List<RunCommand> asked(RoleSession caller, JsonNode body) {
        if (body.has("CommandId")) {
            return find(caller, body).stream().toList();
        }
        var all = new ArrayList<RunCommand>();
        for (var command : commands.sent()) {
            if (command.account().equals(caller.account())) {
                all.add(0, command);
            }
        }
        return all;
    }

    private static Predicate<RunCommand> wanted(JsonNode filters) {
        Predicate<RunCommand> wanted = each -> true;
        for (var filter : filters) {
            if (!filter.path("key").asText().equals(FILTER)) {
                throw new AwsException(
                        400,
                        "InvalidFilterKey",
                        "The sandbox knows the filter %s, not %s"
                                .formatted(FILTER, filter.path("key").asText()));
            }
            wanted = wanted.and(
                    each -> each.document().equals(filter.path("value").asText()));
        }
        return wanted;
    }

    private static ObjectNode listed(RunCommand command, CommandInvocation invocation, boolean details) {
        var listed = invocation(command, invocation)
                .put("InstanceName", "")
                .put("RequestedDateTime", command.requested().toEpochMilli() / 1000.0);
        var plugins = listed.putArray("CommandPlugins");
        if (details) {
            var result = invocation.result();
            var error = result.map(CommandInvocation.Result::error).orElse("");
            plugins.addObject()
                    .put("Name", "aws:runShellScript")
                    .put("Status", invocation.status())
                    .put("StatusDetails", invocation.details())
                    .put(
                            "ResponseCode",
                            result.map(CommandInvocation.Result::exitCode).orElse(-1))
                    .put(
                            "Output",
                            result.map(CommandInvocation.Result::output).orElse("")
                                    + (error.isEmpty() ? "" : "\n----------ERROR-------\n" + error));
        }
        return listed;
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
            throw validation("commandId has not 36 characters");
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

    private static AwsException validation(String message) {
        return new AwsException(400, "ValidationException", "1 validation error detected: " + message);
    }

    private void allow(RoleSession caller, String action) {
        authorizer.require(
                caller,
                new AuthorizationRequest(action, "*", caller.account(), RequestContext.EMPTY),
                Optional.empty());
    }
}
