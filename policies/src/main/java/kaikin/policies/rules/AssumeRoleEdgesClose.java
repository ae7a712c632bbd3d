package kaikin.policies.rules;

import kaikin.policies.access.Role;
import kaikin.policies.iam.Arn;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;

/** Whoever may assume a role is let in there, and whoever is let in may come. */
final class AssumeRoleEdgesClose extends StackValidation {
    private static final About ABOUT = About.rule(
            "Both sides of every AssumeRole agree: the role is there, the caller may assume it, and is let in",
            "One half alone is an open end: it waits for somebody to make the other half",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html");

    private final Accounts accounts;

    AssumeRoleEdgesClose(Accounts accounts) {
        super("assume-role-edges-close", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        Everywhere.of(stacks, report, () -> {
            var roles = Roles.of(stacks, accounts);
            for (var role : roles.all()) {
                Everywhere.check(
                        report,
                        role.resource(),
                        () -> Edges.targets(role).forEach(arn -> target(role, arn, roles, report)));
                Everywhere.check(
                        report,
                        role.resource(),
                        () -> Edges.callers(role).forEach(arn -> caller(role, arn, roles, report)));
            }
        });
    }

    private static void target(Role role, String arn, Roles roles, Report report) {
        if (arn.matches(".*[*?$].*")) {
            report.violation(role.resource(), "to " + arn, "it may assume «" + arn + "»: name the roles one by one");
        } else if (!roles.accounts().contains(Arn.parse(arn).account())) {
            report.cannotDecide(role.resource(), "whether " + arn + " lets it in: that stack is not among these");
        } else if (roles.at(arn).isEmpty()) {
            report.violation(role.resource(), "to " + arn, "it may assume " + arn + ", which is not there");
        } else {
            decide(role, roles.at(arn).get(), role, report);
        }
    }

    private static void caller(Role role, String arn, Roles roles, Report report) {
        if (!roles.accounts().contains(Arn.parse(arn).account())) {
            report.cannotDecide(role.resource(), "whether " + arn + " may assume it: that stack is not among these");
        } else if (roles.at(arn).isEmpty()) {
            report.violation(role.resource(), "from " + arn, "it lets in " + arn + ", which is not there");
        } else {
            decide(roles.at(arn).get(), role, role, report);
        }
    }

    /** A role that was there before may be let in by a policy that nobody sees here. */
    private static void decide(Role caller, Role target, Role concerned, Report report) {
        if (target.adopted()) {
            report.cannotDecide(concerned.resource(), "whether " + target.arn() + " lets it in: it was there before");
            return;
        }
        var decision = Edges.decide(caller, target, "sts:AssumeRole");
        if (!decision.allowed()) {
            report.violation(
                    concerned.resource(),
                    concerned.equals(caller) ? "to " + target.arn() : "from " + caller.arn(),
                    decision.reason());
        }
    }
}
