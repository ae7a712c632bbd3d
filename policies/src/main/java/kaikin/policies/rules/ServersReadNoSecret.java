package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.access.Role;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.Verdict;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** No server reads the tokens of the bot, whatever else its role may. */
final class ServersReadNoSecret extends StackValidation {
    private static final About ABOUT = About.rule(
                    "A server's role is denied every parameter of its stack, in whatever way it asks",
                    "A server stands in the internet: who takes it over must not become the bot",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html")
            .of(Severity.CRITICAL);

    private static final List<String> READING =
            List.of("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory");

    private final Accounts accounts;

    ServersReadNoSecret(Accounts accounts) {
        super("servers-read-no-secret", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        Everywhere.of(stacks, report, () -> {
            var roles = Roles.of(stacks, accounts);
            roles.servers()
                    .forEach(server -> stacks.beside(server.resource(), Types.PARAMETER)
                            .forEach(parameter -> Everywhere.check(
                                    report, server.resource(), () -> validate(server, parameter, report))));
        });
    }

    /** Not being allowed is too little: somebody may attach a managed policy that allows reading all parameters. */
    private static void validate(Role server, PlannedResource parameter, Report report) {
        var name = Inputs.of(parameter).text("name");
        var arn = parameter.output("arn");
        for (var action : READING) {
            var decision = server.may(action, arn, server.account(), RequestContext.EMPTY);
            if (decision.verdict() != Verdict.EXPLICITLY_DENIED) {
                report.violation(
                        server.resource(), action + " on " + name, "it is not denied " + action + " on " + name);
            }
        }
    }
}
