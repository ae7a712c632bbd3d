package kaikin.policies.rules.scheduler;

import java.util.List;
import java.util.function.BiConsumer;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.CannotDecideException;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.iam.RolesOfPlans;

/** A schedule that runs commands runs them on tagged servers, one failing server or not, as a role of its own. */
public final class RunCommandTargetsOneTag extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "A scheduled SendCommand has exactly one tag, MaxErrors 100 %, a time-out, and a role that trusts Scheduler for that one group",
            "With the defaults one failing server stops the rest and an offline one gathers an hour of commands, and a rule's target can set neither; a role for any schedule serves whoever can make one",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html");

    /** In seconds; SendCommand's default is an hour. */
    private static final int LONGEST_DELIVERY = 600;

    private final OwnAccounts accounts;

    public RunCommandTargetsOneTag(OwnAccounts accounts) {
        super("run-command-targets-one-tag", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        stacks.ofType(PulumiTypes.EVENT_TARGET)
                .forEach(target -> report.check(target, () -> {
                    if (ResourceInputs.of(target).text("arn").contains(":ssm:")) {
                        report.violation(
                                target,
                                "arn",
                                "a rule's Run Command target can set neither MaxErrors nor a time-out: use a schedule of"
                                        + " EventBridge Scheduler with the target aws-sdk:ssm:sendCommand");
                    }
                }));
        stacks.ofType(PulumiTypes.SCHEDULE)
                .forEach(schedule -> report.check(
                        schedule,
                        () -> ScheduledCommand.of(schedule)
                                .ifPresent(command -> validate(schedule, command, stacks, report))));
    }

    private void validate(PlannedResource schedule, ScheduledCommand command, StackPlans stacks, RuleReport report) {
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
        RolesOfPlans.of(stacks, accounts)
                .at(command.roleArn())
                .ifPresentOrElse(
                        role -> trusts(role, region(stacks, schedule), command.group(), problems),
                        () -> problems.accept("RoleArn", "its role " + command.roleArn() + " is not there"));
    }

    /** A universal target's ARN names no region: it is that of the documents beside the schedule. */
    private static String region(StackPlans stacks, PlannedResource schedule) {
        return stacks.beside(schedule, PulumiTypes.DOCUMENT)
                .map(document -> Arn.parse(document.output("arn")).region())
                .findFirst()
                .orElseThrow(() -> new CannotDecideException("its stack has no document that shows the region"));
    }

    /** Asked of the evaluator: for this group yes, for another one no. */
    private static void trusts(PlannedRole role, String region, String group, BiConsumer<String, String> problems) {
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

    private static boolean decide(PlannedRole role, String region, String group) {
        var source = "arn:aws:scheduler:" + region + ":" + role.account() + ":schedule-group/" + group;
        var context =
                RequestContext.EMPTY.with("aws:SourceAccount", role.account()).with("aws:SourceArn", source);
        var scheduler = new Caller.ServicePrincipal("scheduler.amazonaws.com");
        var request = new AccessRequest(scheduler, "sts:AssumeRole", role.arn().toString(), role.account(), context);
        return role.trust()
                .filter(trust ->
                        Evaluator.decide(request, Grants.ofResource(trust)).allowed())
                .isPresent();
    }
}
