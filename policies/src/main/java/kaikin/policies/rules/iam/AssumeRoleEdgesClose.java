package kaikin.policies.rules.iam;

import kaikin.policies.access.PlannedRole;
import kaikin.policies.iam.Arn;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PolicyCheck;

/** Whoever may assume a role is let in there, and whoever is let in may come. */
public final class AssumeRoleEdgesClose extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "Both sides of every AssumeRole agree: the role is there, the caller may assume it, and is let in",
            "One half alone is an open end: it waits for somebody to make the other half",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html");

    private final OwnAccounts accounts;

    public AssumeRoleEdgesClose(OwnAccounts accounts) {
        super("assume-role-edges-close", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        PolicyCheck.ofAll(stacks, report, () -> {
            var roles = RolesOfPlans.of(stacks, accounts);
            for (var role : roles.all()) {
                PolicyCheck.of(
                        report,
                        role.resource(),
                        () -> RoleTrusts.targets(role).forEach(arn -> target(role, arn, roles, report)));
                PolicyCheck.of(
                        report,
                        role.resource(),
                        () -> RoleTrusts.callers(role).forEach(arn -> caller(role, arn, roles, report)));
            }
        });
    }

    private static void target(PlannedRole role, String arn, RolesOfPlans roles, RuleReport report) {
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

    private static void caller(PlannedRole role, String arn, RolesOfPlans roles, RuleReport report) {
        if (!roles.accounts().contains(Arn.parse(arn).account())) {
            report.cannotDecide(role.resource(), "whether " + arn + " may assume it: that stack is not among these");
        } else if (roles.at(arn).isEmpty()) {
            report.violation(role.resource(), "from " + arn, "it lets in " + arn + ", which is not there");
        } else {
            decide(roles.at(arn).get(), role, role, report);
        }
    }

    /** A role that was there before may be let in by a policy that nobody sees here. */
    private static void decide(PlannedRole caller, PlannedRole target, PlannedRole concerned, RuleReport report) {
        if (target.adopted()) {
            report.cannotDecide(concerned.resource(), "whether " + target.arn() + " lets it in: it was there before");
            return;
        }
        var decision = RoleTrusts.decide(caller, target, "sts:AssumeRole");
        if (!decision.allowed()) {
            report.violation(
                    concerned.resource(),
                    concerned.equals(caller) ? "to " + target.arn() : "from " + caller.arn(),
                    decision.reason());
        }
    }
}
