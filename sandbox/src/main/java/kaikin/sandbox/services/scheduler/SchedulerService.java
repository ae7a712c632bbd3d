package kaikin.sandbox.services.scheduler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.regex.Pattern;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.audit.AuthenticatedService.SignedService;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.audit.Authorizer.AuthorizationRequest;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;

/**
 * The operation of EventBridge Scheduler that is called over the wire.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html">GetSchedule</a>
 */
public final class SchedulerService implements SignedService {
    private static final Pattern SCHEDULE = Pattern.compile("/schedules/([0-9a-zA-Z._-]{1,64})");
    private static final Pattern GROUP = Pattern.compile("[0-9a-zA-Z._-]{1,64}");

    private final Cloud cloud;
    private final Authorizer authorizer;

    public SchedulerService(Cloud cloud, Authorizer authorizer) {
        this.cloud = cloud;
        this.authorizer = authorizer;
    }

    @Override
    public ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed) {
        var path = SCHEDULE.matcher(call.rawPath());
        if (!call.method().equals("GET") || !path.matches()) {
            throw new AwsException(404, "UnknownOperationException", "The sandbox does not cover this of Scheduler");
        }
        var group = call.query().first("groupName").orElse("default");
        if (!GROUP.matcher(group).matches()) {
            throw new AwsException(
                    400, "ValidationException", "1 validation error detected: Value at 'groupName' is not valid");
        }
        var name = path.group(1);
        var account = signed.principal().account();
        var arn = "arn:aws:scheduler:%s:%s:schedule/%s/%s".formatted(signed.region(), account, group, name);
        authorizer.require(
                signed.principal(),
                new AuthorizationRequest("scheduler:GetSchedule", arn, account, RequestContext.EMPTY),
                Optional.empty());
        var schedule = cloud.schedules().stream()
                .filter(each -> each.arn().equals(arn))
                .findFirst()
                .orElseThrow(() ->
                        new AwsException(404, "ResourceNotFoundException", "Schedule " + name + " does not exist."));
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("Arn", arn)
                .put("GroupName", group)
                .put("Name", name)
                .put("ScheduleExpression", schedule.expression())
                .put("State", schedule.enabled() ? "ENABLED" : "DISABLED");
        json.putObject("FlexibleTimeWindow").put("Mode", "OFF");
        json.putObject("Target")
                .put("Arn", schedule.targetArn())
                .put("RoleArn", schedule.roleArn())
                .put("Input", schedule.input());
        return ServiceResponse.of(200, "application/json", json.toString());
    }
}
