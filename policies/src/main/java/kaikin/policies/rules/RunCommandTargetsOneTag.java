package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.NamedPolicy;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** A rule of EventBridge that runs commands runs them on tagged servers, as a role of its own. */
final class RunCommandTargetsOneTag extends StackValidation {
    private static final About ABOUT = About.rule(
            "A Run Command target has exactly one tag, and a role that trusts EventBridge for that one rule",
            "Two targets are refused only when the rule fires; a role for any rule serves whoever can make one",
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ec2-run-command-tutorial.html");

    private final Accounts accounts;

    RunCommandTargetsOneTag(Accounts accounts) {
        super(ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        stacks.ofType(Types.EVENT_TARGET)
                .forEach(target -> report.check(target, () -> validate(target, stacks, report)));
    }

    private void validate(PlannedResource target, Stacks stacks, Report report) {
        var inputs = Inputs.of(target);
        if (!inputs.text("arn").contains(":ssm:")) {
            return;
        }
        var targets = inputs.list("runCommandTargets");
        if (targets.size() != 1
                || !targets.get(0).path("key").asText().matches("tag:[^*]+")
                || targets.get(0).path("values").size() != 1) {
            report.violation(target, "it targets " + targets + ": one tag with one value is due");
        }
        var roles = Roles.of(stacks, accounts);
        roles.at(inputs.text("roleArn"))
                .ifPresentOrElse(
                        role -> trusts(role, target, report),
                        () -> report.violation(target, "its role " + inputs.text("roleArn") + " is not there"));
    }

    /** Asked of the evaluator: for this rule yes, for another one no. */
    private static void trusts(PlannedRole role, PlannedResource target, Report report) {
        var rule = Inputs.of(target).text("rule");
        var region = Inputs.of(target).text("arn").split(":", 5)[3];
        if (!decide(role, region, rule)) {
            report.violation(target, "its role does not trust EventBridge for the rule " + rule);
        }
        for (var other : List.of(rule + "x", "x" + rule, "another")) {
            if (decide(role, region, other)) {
                report.violation(target, "its role trusts EventBridge for other rules too, such as " + other);
            }
        }
    }

    private static boolean decide(PlannedRole role, String region, String rule) {
        var context = RequestContext.EMPTY
                .with("aws:SourceAccount", role.account())
                .with("aws:SourceArn", "arn:aws:events:" + region + ":" + role.account() + ":rule/" + rule);
        var events = new Caller.ServicePrincipal("events.amazonaws.com");
        var request = new AccessRequest(events, "sts:AssumeRole", role.arn(), role.account(), context);
        var trust = role.trust();
        return trust.isPresent() && isAllowed(request, trust.get());
    }

    private static boolean isAllowed(AccessRequest request, NamedPolicy trust) {
        return Evaluator.decide(request, Grants.ofResource(trust)).allowed();
    }
}
