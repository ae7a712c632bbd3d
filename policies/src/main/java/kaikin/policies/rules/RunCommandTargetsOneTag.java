package kaikin.policies.rules;

import java.util.List;
import java.util.function.BiConsumer;
import kaikin.policies.access.Role;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** A schedule that runs commands runs them on tagged servers, one failing server or not, as a role of its own. */
final class RunCommandTargetsOneTag extends StackValidation {
    private static final About ABOUT = About.rule(
            "A scheduled SendCommand has exactly one tag, MaxErrors 100 %, a time-out, and a role that trusts Scheduler for that one group",
            "With the defaults one failing server stops the rest and an offline one gathers an hour of commands, and a rule's target can set neither; a role for any schedule serves whoever can make one",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html");

    /** In seconds; SendCommand's default is an hour. */
    private static final int LONGEST_DELIVERY = 600;

    private final Accounts accounts;

    RunCommandTargetsOneTag(Accounts accounts) {
        super("run-command-targets-one-tag", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        stacks.ofType(Types.EVENT_TARGET)
                .forEach(target -> report.check(target, () -> {
                    if (Inputs.of(target).text("arn").contains(":ssm:")) {
                        report.violation(
                                target,
                                "arn",
                                "a rule's Run Command target can set neither MaxErrors nor a time-out: use a schedule of"
                                        + " EventBridge Scheduler with the target aws-sdk:ssm:sendCommand");
                    }
                }));
        stacks.ofType(Types.SCHEDULE)
                .forEach(schedule -> report.check(
                        schedule,
                        () -> ScheduledCommand.of(schedule)
                                .ifPresent(command -> validate(schedule, command, stacks, report))));
    }

    private void validate(PlannedResource schedule, ScheduledCommand command, Stacks stacks, Report report) {
        BiConsumer<String, String> problems = (subject, problem) -> report.violation(schedule, subject, problem);
        var targets = command.request().path("Targets");
        if (targets.size() != 1
                || !targets.path(0).path("Key").asText().matches("tag:[^*]+")
                || targets.path(0).path("Values").size() != 1
                || command.request().has("InstanceIds")) {
            problems.accept("Targets", "it targets " + targets + ": one tag with one value is due");
        }
        if (!command.request().path("MaxErrors").asText().equals("100%")) {
            problems.accept("MaxErrors", "one failing server stops the rest: give MaxErrors 100%");
        }
        var timeout = command.request().path("TimeoutSeconds").asInt(Integer.MAX_VALUE);
        if (timeout > LONGEST_DELIVERY) {
            problems.accept(
                    "TimeoutSeconds",
                    "a server that is off gathers commands: give TimeoutSeconds of at most " + LONGEST_DELIVERY);
        }
        Roles.of(stacks, accounts)
                .at(command.roleArn())
                .ifPresentOrElse(
                        role -> trusts(role, region(stacks, schedule), command.group(), problems),
                        () -> problems.accept("RoleArn", "its role " + command.roleArn() + " is not there"));
    }

    /** A universal target's ARN names no region: it is that of the documents beside the schedule. */
    private static String region(Stacks stacks, PlannedResource schedule) {
        return stacks.beside(schedule, Types.DOCUMENT)
                .map(document -> Arn.parse(document.output("arn")).region())
                .findFirst()
                .orElseThrow(() -> new CannotDecideException("its stack has no document that shows the region"));
    }

    /** Asked of the evaluator: for this group yes, for another one no. */
    private static void trusts(Role role, String region, String group, BiConsumer<String, String> problems) {
        if (!decide(role, region, group)) {
            problems.accept("its trust", "its role does not trust Scheduler for the group " + group);
        }
        for (var other : List.of(group + "x", "x" + group, "another")) {
            if (decide(role, region, other)) {
                problems.accept(
                        "its trust: " + other, "its role trusts Scheduler for other groups too, such as " + other);
            }
        }
    }

    private static boolean decide(Role role, String region, String group) {
        var source = "arn:aws:scheduler:" + region + ":" + role.account() + ":schedule-group/" + group;
        var context =
                RequestContext.EMPTY.with("aws:SourceAccount", role.account()).with("aws:SourceArn", source);
        var scheduler = new Caller.ServicePrincipal("scheduler.amazonaws.com");
        var request = new AccessRequest(scheduler, "sts:AssumeRole", role.arn().toString(), role.account(), context);
        var trust = role.trust();
        return trust.isPresent() && isAllowed(request, trust.get());
    }

    private static boolean isAllowed(AccessRequest request, NamedPolicy trust) {
        return Evaluator.decide(request, Grants.ofResource(trust)).allowed();
    }
}
