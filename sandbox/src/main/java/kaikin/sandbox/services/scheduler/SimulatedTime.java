package kaikin.sandbox.services.scheduler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Schedule;
import kaikin.sandbox.services.lambda.EventSourceMappings;
import kaikin.sandbox.services.lambda.Lambda;
import kaikin.sandbox.services.scheduler.Scheduler.Fired;
import kaikin.sandbox.services.sqs.Queues;
import kaikin.sandbox.services.ssm.Agents;
import kaikin.sandbox.services.ssm.CommandInvocation;
import kaikin.sandbox.services.ssm.RunCommandService;
import kaikin.sandbox.services.sts.TokenService;

/** The time of everything that waits: no minute passes unless it is told to. */
public final class SimulatedTime {
    private final Cloud cloud;
    private final Scheduler scheduler;
    private final Agents agents;
    private final Queues queues;
    private final EventSourceMappings mappings;
    private final Lambda lambda;

    public SimulatedTime(
            Cloud cloud,
            TokenService tokens,
            RunCommandService commands,
            Agents agents,
            Queues queues,
            EventSourceMappings mappings,
            Lambda lambda) {
        this.cloud = cloud;
        this.scheduler = new Scheduler(cloud, tokens, commands, lambda);
        this.agents = agents;
        this.queues = queues;
        this.mappings = mappings;
        this.lambda = lambda;
    }

    /**
     * Lets one minute pass in every account: the schedules fire, what was delayed that long is delivered, and what has
     * waited long enough is given up. Waits until all that this has started has ended, but for what servers owe that do
     * not answer.
     */
    public List<CommandInvocation> minute() {
        pass(Duration.ofMinutes(1));
        var fired = scheduler.fire(Schedule.EVERY_MINUTE);
        mappings.poll();
        var invocations = new ArrayList<CommandInvocation>();
        fired.stream()
                .flatMap(each -> each.command().stream())
                .forEach(command -> invocations.addAll(command.invocations()));
        invocations.forEach(CommandInvocation::await);
        return invocations;
    }

    /**
     * Lets an hour pass, but for the schedules of its minutes: the hourly ones fire. Answers a line for each of these.
     */
    public List<String> hour() {
        pass(Duration.ofHours(1));
        mappings.poll();
        var fired = scheduler.fire(Schedule.EVERY_HOUR);
        lambda.awaitAccepted();
        return fired.stream().map(SimulatedTime::line).toList();
    }

    /**
     * Lets a whole day pass, but for the schedules of its minutes: what waits for minutes has waited long enough,
     * versions that nobody calls come a day nearer to their end, and the daily schedules fire. Answers a line for each
     * of these.
     */
    public List<String> day() {
        pass(Duration.ofDays(1));
        mappings.poll();
        lambda.dayPassed();
        var fired = scheduler.fire(Schedule.EVERY_DAY);
        lambda.awaitAccepted();
        return fired.stream().map(SimulatedTime::line).toList();
    }

    private void pass(Duration time) {
        var minutes = (int) time.toMinutes();
        cloud.pass(minutes);
        agents.pass(minutes);
        queues.pass(time);
    }

    private static String line(Fired fired) {
        return fired.schedule().name() + ": " + fired.outcome();
    }
}
