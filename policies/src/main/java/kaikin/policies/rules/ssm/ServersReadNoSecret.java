package kaikin.policies.rules.ssm;

import java.util.List;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PolicyCheck;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.iam.RolesOfPlans;

/** No server reads the tokens of the bot, whatever else its role may. */
public final class ServersReadNoSecret extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
                    "A server's role is denied every parameter of its stack, in whatever way it asks",
                    "A server stands in the internet: who takes it over must not become the bot",
                    "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html")
            .of(Severity.CRITICAL);

    private static final List<String> READING =
            List.of("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory");

    private final OwnAccounts accounts;

    public ServersReadNoSecret(OwnAccounts accounts) {
        super("servers-read-no-secret", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        PolicyCheck.ofAll(stacks, report, () -> {
            var roles = RolesOfPlans.of(stacks, accounts);
            roles.servers()
                    .forEach(server -> stacks.beside(server.resource(), PulumiTypes.PARAMETER)
                            .forEach(parameter -> PolicyCheck.of(
                                    report, server.resource(), () -> validate(server, parameter, report))));
        });
    }

    /** Not being allowed is too little: someone may attach a managed policy that allows reading all parameters. */
    private static void validate(PlannedRole server, PlannedResource parameter, RuleReport report) {
        var name = ResourceInputs.of(parameter).text("name");
        var arn = parameter.output("arn");
        for (var action : READING) {
            var decision = server.may(action, arn, server.account(), RequestContext.EMPTY);
            if (decision.result() != Decision.Result.EXPLICITLY_DENIED) {
                report.violation(
                        server.resource(), action + " on " + name, "it is not denied " + action + " on " + name);
            }
        }
    }
}
