package kaikin.sandbox.services.ssm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Cloud.Parameter;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;

/** The operations of Systems Manager that are called over the wire. */
public final class SystemsManager implements SignedService {
    private static final String TARGET = "AmazonSSM.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cloud cloud;
    private final Authorizer authorizer;
    private final RunCommandService commands;
    private final InvocationQueries invocations;
    private final ManagedNodes nodes;
    private final Clock clock;

    /**
     * Creates it.
     *
     * @param isUnknownYet whether the next answer about a command comes before the service knows of it
     */
    public SystemsManager(
            Cloud cloud,
            Authorizer authorizer,
            RunCommandService commands,
            Agents agents,
            BooleanSupplier isUnknownYet,
            Clock clock) {
        this.cloud = cloud;
        this.authorizer = authorizer;
        this.commands = commands;
        this.invocations = new InvocationQueries(commands, authorizer, isUnknownYet);
        this.nodes = new ManagedNodes(cloud, agents, authorizer, clock);
        this.clock = clock;
    }

    @Override
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        var target = call.headers().first("X-Amz-Target").orElse("");
        if (!target.startsWith(TARGET)) {
            throw new AwsException(400, "UnknownOperationException", "no operation of Systems Manager: " + target);
        }
        var body = parse(signed.payload().text());
        return switch (target.substring(TARGET.length())) {
            case "SendCommand" -> send(signed, body);
            case "GetCommandInvocation" -> invocations.get(signed.principal(), body);
            case "ListCommandInvocations" -> invocations.list(signed.principal(), body);
            case "DescribeInstanceInformation" -> nodes.describe(signed.principal(), body);
            case "GetParameter" -> parameter(signed, body);
            case "GetParameters" -> parameters(signed, body);
            default -> throw unknown(signed, target.substring(TARGET.length()));
        };
    }

    private ServiceResponse send(VerifiedSignature<RoleSession> signed, JsonNode body) {
        var request = SendCommand.read(body);
        var command = commands.send(signed.principal(), signed.region(), request);
        var answer = JsonNodeFactory.instance.objectNode();
        var json = answer.putObject("Command")
                .put("CommandId", command.id())
                .put("DocumentName", request.document())
                .put("Comment", request.comment())
                .put("Status", "Pending")
                .put("StatusDetails", "Pending")
                .put("RequestedDateTime", clock.millis() / 1000.0)
                .put("TimeoutSeconds", request.timeout())
                .put("MaxConcurrency", request.maxConcurrency())
                .put("MaxErrors", request.maxErrors())
                .put("TargetCount", command.invocations().size());
        var instances = json.putArray("InstanceIds");
        request.instances().forEach(instances::add);
        var parameters = json.putObject("Parameters");
        request.parameters().forEach((name, value) -> parameters.putArray(name).add(value));
        return ServiceResponse.json(200, answer.toString());
    }

    private ServiceResponse parameter(VerifiedSignature<RoleSession> signed, JsonNode body) {
        var name = body.path("Name").asText();
        var parameter = read(signed, "ssm:GetParameter", name)
                .orElseThrow(() -> new AwsException(400, "ParameterNotFound", name));
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("Parameter", json(parameter, body));
        return ServiceResponse.json(200, answer.toString());
    }

    private ServiceResponse parameters(VerifiedSignature<RoleSession> signed, JsonNode body) {
        var answer = JsonNodeFactory.instance.objectNode();
        ArrayNode found = answer.putArray("Parameters");
        ArrayNode invalid = answer.putArray("InvalidParameters");
        for (var name : body.path("Names")) {
            read(signed, "ssm:GetParameters", name.asText())
                    .ifPresentOrElse(each -> found.add(json(each, body)), () -> invalid.add(name.asText()));
        }
        return ServiceResponse.json(200, answer.toString());
    }

    private Optional<Parameter> read(VerifiedSignature<RoleSession> signed, String action, String name) {
        var account = signed.principal().account();
        var arn = "arn:aws:ssm:%s:%s:parameter/%s".formatted(signed.region(), account, name.replaceFirst("^/", ""));
        authorizer.require(
                signed.principal(),
                new AuthorizationRequest(action, arn, account, RequestContext.EMPTY),
                Optional.empty());
        return cloud.parameter(arn);
    }

    /** Nobody gets a secure value in plain text who does not ask for it. */
    private static ObjectNode json(Parameter parameter, JsonNode body) {
        var secret = parameter.type().equals("SecureString")
                && !body.path("WithDecryption").asBoolean();
        return JsonNodeFactory.instance
                .objectNode()
                .put("Name", parameter.name())
                .put("ARN", parameter.arn())
                .put("Type", parameter.type())
                .put("Version", 1)
                .put("DataType", "text")
                .put("Value", secret ? "[encrypted]" : parameter.value());
    }

    /** Refuses what is not covered all the same, first by the policies. */
    private AwsException unknown(VerifiedSignature<RoleSession> signed, String operation) {
        if (operation.matches("[A-Za-z]{1,64}")) {
            authorizer.require(
                    signed.principal(),
                    new AuthorizationRequest(
                            "ssm:" + operation, "*", signed.principal().account(), RequestContext.EMPTY),
                    Optional.empty());
        }
        return new AwsException(400, "UnknownOperationException", "The sandbox does not cover ssm:" + operation);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AwsException(400, "SerializationException", "The body is not JSON");
        }
    }
}
