package kaikin.policies.rules.iam;

import kaikin.policies.access.PlannedRole;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PolicyCheck;

/** A server assumes its writer's role, and no other. */
public final class ServersAssumeOneRole extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "A server's role may assume exactly one role, which lets in no other server",
            "A server that is taken over can do what its writer can, and that is one fleet's lists",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html");

    private final OwnAccounts accounts;

    public ServersAssumeOneRole(OwnAccounts accounts) {
        super("servers-assume-one-role", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        PolicyCheck.ofAll(stacks, report, () -> {
            var roles = RolesOfPlans.of(stacks, accounts);
            roles.servers()
                    .forEach(
                            server -> PolicyCheck.of(report, server.resource(), () -> validate(server, roles, report)));
        });
    }

    private static void validate(PlannedRole server, RolesOfPlans roles, RuleReport report) {
        var targets = RoleTrusts.targets(server).toList();
        if (targets.size() != 1) {
            report.violation(
                    server.resource(), "to " + targets, "it may assume " + targets + ": one role is due, its writer");
        }
        targets.stream()
                .flatMap(arn -> roles.at(arn).stream())
                .filter(writer -> RoleTrusts.callers(writer).count() != 1)
                .forEach(writer -> report.violation(
                        writer.resource(),
                        "from " + RoleTrusts.callers(writer).toList(),
                        "it lets in " + RoleTrusts.callers(writer).toList() + ": one server role is due"));
    }
}
