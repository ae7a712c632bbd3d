package kaikin.sandbox.events;

import java.util.ArrayList;
import java.util.List;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.RequestContext;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Schedule;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.ssm.Agents;
import kaikin.sandbox.ssm.Commands;
import kaikin.sandbox.ssm.Commands.Invocation.Result;
import kaikin.sandbox.sts.TokenService;

/** The clock of the schedules: no minute passes unless it is told to. */
public final class Minutes {
    private static final String EVERY_MINUTE = "rate(1 minute)";

    private final Cloud cloud;
    private final TokenService tokens;
    private final Commands commands;
    private final Agents agents;

    public Minutes(Cloud cloud, TokenService tokens, Commands commands, Agents agents) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.commands = commands;
        this.agents = agents;
    }

    /**
     * Lets one minute pass in every account, and waits until all that it started has ended. What
     * silent agents have not taken in time is given up.
     */
    public List<Result> pass() {
        var sent = cloud.schedules().stream()
                .filter(schedule -> schedule.expression().equals(EVERY_MINUTE))
                .flatMap(schedule -> fire(schedule).stream())
                .toList();
        agents.minutePassed();
        var results = new ArrayList<Result>();
        sent.forEach(command -> results.addAll(command.join()));
        return results;
    }

    /** A target that may not be reached is seen in the audit only, as with the real service. */
    private List<Commands.Command> fire(Schedule schedule) {
        var rule = Arn.parse(schedule.ruleArn());
        var context = RequestContext.EMPTY
                .with("aws:SourceArn", schedule.ruleArn())
                .with("aws:SourceAccount", rule.account());
        var session = tokens.serve("events.amazonaws.com", schedule.roleArn(), "events", context);
        try {
            return session
                    .map(caller -> commands.send(
                            caller,
                            rule.region(),
                            schedule.documentArn(),
                            schedule.targetKey(),
                            schedule.targetValue()))
                    .stream()
                    .toList();
        } catch (AwsException denied) {
            return List.of();
        }
    }
}
