package kaikin.policies.rules;

import kaikin.policies.access.Role;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;

/** A server becomes its writer, and nobody else. */
final class ServersAssumeOneRole extends StackValidation {
    private static final About ABOUT = About.rule(
            "A server's role may assume exactly one role, which lets in no other server",
            "A server that is taken over can do what its writer can, and that is one fleet's lists",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html");

    private final Accounts accounts;

    ServersAssumeOneRole(Accounts accounts) {
        super("servers-assume-one-role", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        Everywhere.of(stacks, report, () -> {
            var roles = Roles.of(stacks, accounts);
            roles.servers()
                    .forEach(server ->
                            Everywhere.check(report, server.resource(), () -> validate(server, roles, report)));
        });
    }

    private static void validate(Role server, Roles roles, Report report) {
        var targets = Edges.targets(server).toList();
        if (targets.size() != 1) {
            report.violation(
                    server.resource(), "to " + targets, "it may assume " + targets + ": one role is due, its writer");
        }
        targets.stream()
                .flatMap(arn -> roles.at(arn).stream())
                .filter(writer -> Edges.callers(writer).count() != 1)
                .forEach(writer -> report.violation(
                        writer.resource(),
                        "from " + Edges.callers(writer).toList(),
                        "it lets in " + Edges.callers(writer).toList() + ": one server role is due"));
    }
}
