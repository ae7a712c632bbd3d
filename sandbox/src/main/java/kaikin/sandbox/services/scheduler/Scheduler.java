package kaikin.sandbox.services.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Schedule;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.services.lambda.InvokeError;
import kaikin.sandbox.services.lambda.Lambda;
import kaikin.sandbox.services.ssm.RunCommand;
import kaikin.sandbox.services.ssm.RunCommandService;
import kaikin.sandbox.services.ssm.SendCommand;
import kaikin.sandbox.services.sts.TokenService;

/**
 * Fires the schedules, each with its own role. A target that may not be reached is seen in the audit only, as with the
 * real service.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">Universal
 *     targets</a>
 */
final class Scheduler {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cloud cloud;
    private final TokenService tokens;
    private final RunCommandService commands;
    private final Lambda lambda;

    Scheduler(Cloud cloud, TokenService tokens, RunCommandService commands, Lambda lambda) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.commands = commands;
        this.lambda = lambda;
        cloud.schedules().stream().filter(schedule -> !schedule.callsFunction()).forEach(Scheduler::request);
    }

    /** A schedule that has fired. */
    record Fired(Schedule schedule, String outcome, Optional<RunCommand> command) {}

    /** Fires all schedules of that expression. */
    List<Fired> fire(String expression) {
        return cloud.schedules().stream()
                .filter(schedule -> schedule.enabled() && schedule.expression().equals(expression))
                .map(this::fire)
                .toList();
    }

    private Fired fire(Schedule schedule) {
        var group = Arn.parse(schedule.groupArn());
        // The group, not the schedule: so it is documented for the confused deputy.
        var context = RequestContext.EMPTY
                .with("aws:SourceArn", schedule.groupArn())
                .with("aws:SourceAccount", group.account());
        var session = tokens.serve("scheduler.amazonaws.com", schedule.roleArn(), "scheduler", context);
        if (session.isEmpty()) {
            return new Fired(schedule, "its role cannot be assumed", Optional.empty());
        }
        return schedule.callsFunction() ? call(schedule, session.get()) : send(schedule, session.get(), group.region());
    }

    private Fired send(Schedule schedule, RoleSession caller, String region) {
        try {
            return new Fired(schedule, "sent", Optional.of(commands.send(caller, region, request(schedule))));
        } catch (AwsException refused) {
            return new Fired(schedule, String.valueOf(refused.getMessage()), Optional.empty());
        }
    }

    /** Scheduler holds the input against the operation's model when the schedule is made. */
    private static SendCommand request(Schedule schedule) {
        try {
            return SendCommand.read(JSON.readTree(schedule.input()));
        } catch (AwsException | JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "ValidationException: the schedule %s: Invalid RequestJson provided. Reason: %s"
                            .formatted(schedule.name(), e.getMessage()),
                    e);
        }
    }

    /** The real service tries again for as long as the retry policy lets it what may succeed later. */
    private Fired call(Schedule schedule, RoleSession caller) {
        var event = ByteBody.of(schedule.input());
        try {
            var refusal = lambda.invokeLater(schedule.targetArn(), caller, RequestContext.EMPTY, event);
            if (refusal.filter(InvokeError::later).isPresent()) {
                lambda.await(schedule.targetArn());
                refusal = lambda.invokeLater(schedule.targetArn(), caller, RequestContext.EMPTY, event);
            }
            return new Fired(schedule, refusal.map(InvokeError::code).orElse("called"), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fired(schedule, "interrupted", Optional.empty());
        }
    }
}
