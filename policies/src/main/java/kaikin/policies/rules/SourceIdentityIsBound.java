package kaikin.policies.rules;

import java.util.function.Predicate;
import java.util.stream.Stream;
import kaikin.policies.access.Role;
import kaikin.policies.iam.Statement;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;

/** Who starts commands says for whom. */
final class SourceIdentityIsBound extends StackValidation {
    private static final About ABOUT = About.rule(
            "A role that sends commands is assumed with a source identity, which both sides allow and bind to a pattern",
            "It alone shows in CloudTrail for whom a command was sent, and nobody can change it later",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html");

    private static final String PATTERN = "[A-Za-z0-9_+=,.@-]{3,}\\*?";

    private final Accounts accounts;

    SourceIdentityIsBound(Accounts accounts) {
        super("source-identity-is-bound", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        Everywhere.of(stacks, report, () -> {
            var roles = Roles.of(stacks, accounts);
            roles.all().forEach(role -> Everywhere.check(report, role.resource(), () -> validate(role, roles, report)));
        });
    }

    private static void validate(Role role, Roles roles, Report report) {
        if (role.allowing("ssm:SendCommand").findAny().isPresent() && lets(role)) {
            demand(role, role.trusting().filter(Predicate.not(SourceIdentityIsBound::isService)), "its trust", report);
        }
        Edges.targets(role)
                .flatMap(arn -> roles.at(arn).stream())
                .filter(target -> target.allowing("ssm:SendCommand").findAny().isPresent())
                .distinct()
                .forEach(target -> demand(role, assuming(role, target), "its way to " + target.name(), report));
    }

    private static boolean lets(Role role) {
        return role.trusting().anyMatch(statement -> !isService(statement));
    }

    private static boolean isService(Statement statement) {
        return Principal.services(statement).findAny().isPresent();
    }

    private static Stream<Statement> assuming(Role role, Role target) {
        return role.allowing("sts:AssumeRole")
                .filter(statement -> statement.resources().stream()
                        .flatMap(resources -> resources.patterns().stream())
                        .anyMatch(pattern -> target.isAt(pattern.text())));
    }

    private static void demand(Role role, Stream<Statement> statements, String what, Report report) {
        statements.forEach(statement -> {
            if (!statement.actions().cover("sts:SetSourceIdentity")) {
                report.violation(
                        role.resource(),
                        what + ", " + statement.sid() + ": sts:SetSourceIdentity",
                        what + " («" + statement.sid() + "») allows no sts:SetSourceIdentity");
            }
            if (!Bound.exactly(statement, "sts:SourceIdentity", PATTERN)) {
                report.violation(
                        role.resource(),
                        what + ", " + statement.sid() + ": sts:SourceIdentity",
                        what + " («" + statement.sid() + "») does not bind sts:SourceIdentity to a pattern");
            }
        });
    }
}
