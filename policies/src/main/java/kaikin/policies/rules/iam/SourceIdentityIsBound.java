package kaikin.policies.rules.iam;

import java.util.stream.Stream;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.BindingConditions;
import kaikin.policies.rules.PolicyCheck;
import kaikin.policies.rules.PrincipalKind;

/** A role that sends commands says for whom. */
public final class SourceIdentityIsBound extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "A role that sends commands is assumed with a source identity, which both sides allow and bind to a pattern",
            "It alone shows in CloudTrail for whom a command was sent, and nobody can change it later",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html");

    private static final String PATTERN = "[A-Za-z0-9_+=,.@-]{3,}\\*?";

    private final OwnAccounts accounts;

    public SourceIdentityIsBound(OwnAccounts accounts) {
        super("source-identity-is-bound", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        PolicyCheck.ofAll(stacks, report, () -> {
            var roles = RolesOfPlans.of(stacks, accounts);
            roles.all().forEach(role -> PolicyCheck.of(report, role.resource(), () -> validate(role, roles, report)));
        });
    }

    private static void validate(PlannedRole role, RolesOfPlans roles, RuleReport report) {
        if (role.allowing("ssm:SendCommand").findAny().isPresent()) {
            demand(
                    role,
                    role.trusting()
                            .filter(statement ->
                                    PrincipalKind.services(statement).findAny().isEmpty()),
                    "its trust",
                    report);
        }
        RoleTrusts.targets(role)
                .flatMap(arn -> roles.at(arn).stream())
                .filter(target -> target.allowing("ssm:SendCommand").findAny().isPresent())
                .distinct()
                .forEach(target -> demand(role, assuming(role, target), "its way to " + target.name(), report));
    }

    private static Stream<Statement> assuming(PlannedRole role, PlannedRole target) {
        return role.allowing("sts:AssumeRole")
                .filter(statement -> statement.resources().stream()
                        .flatMap(resources -> resources.patterns().stream())
                        .anyMatch(pattern -> target.isAt(pattern.text())));
    }

    private static void demand(PlannedRole role, Stream<Statement> statements, String what, RuleReport report) {
        statements.forEach(statement -> {
            if (!statement.actions().cover("sts:SetSourceIdentity")) {
                report.violation(
                        role.resource(),
                        what + ", " + statement.sid() + ": sts:SetSourceIdentity",
                        what + " («" + statement.sid() + "») allows no sts:SetSourceIdentity");
            }
            if (!BindingConditions.exactly(statement, "sts:SourceIdentity", PATTERN)) {
                report.violation(
                        role.resource(),
                        what + ", " + statement.sid() + ": sts:SourceIdentity",
                        what + " («" + statement.sid() + "») does not bind sts:SourceIdentity to a pattern");
            }
        });
    }
}
