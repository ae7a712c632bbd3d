package kaikin.policies.rules;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.Role;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.ResourcePattern;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.Inputs;
import kaikin.policies.pack.Report;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** The documents that are sent are those of the same plan. */
final class CommandsNameTheirDocument extends StackValidation {
    private static final About ABOUT = About.rule(
            "A document that a grant or a target names is one of the same stack",
            "A name without a document waits for whoever makes a document of that name",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html");

    private final Accounts accounts;

    CommandsNameTheirDocument(Accounts accounts) {
        super("commands-name-their-document", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(Stacks stacks, Report report) {
        stacks.ofType(Types.EVENT_TARGET)
                .forEach(target -> report.check(
                        target, () -> demand(target, Stream.of(Inputs.of(target).text("arn")), stacks, report)));
        stacks.ofType(Types.SCHEDULE)
                .forEach(schedule -> report.check(
                        schedule,
                        () -> ScheduledCommand.of(schedule)
                                .map(ScheduledCommand::document)
                                .filter(name -> !names(schedule, stacks).contains(name))
                                .ifPresent(name -> report.violation(schedule, name, missing(name)))));
        Everywhere.of(
                stacks,
                report,
                () -> Roles.of(stacks, accounts)
                        .all()
                        .forEach(role -> Everywhere.check(
                                report, role.resource(), () -> demand(role.resource(), sent(role), stacks, report))));
    }

    private static Stream<String> sent(Role role) {
        return role.allowing("ssm:SendCommand")
                .flatMap(statement -> statement.resources().stream())
                .flatMap(resources -> resources.patterns().stream())
                .map(ResourcePattern::text);
    }

    private static void demand(PlannedResource resource, Stream<String> arns, Stacks stacks, Report report) {
        arns.filter(arn -> arn.matches("arn:[^:]*:ssm:[^:]*:[^:]*:document/.*"))
                .map(arn -> Arn.parse(arn).resource().replaceFirst("document/", ""))
                .filter(name -> !names(resource, stacks).contains(name))
                .forEach(name -> report.violation(resource, name, missing(name)));
    }

    private static String missing(String document) {
        return "it names the document " + document + ", which its stack has not";
    }

    private static Set<String> names(PlannedResource resource, Stacks stacks) {
        return stacks.beside(resource, Types.DOCUMENT)
                .map(document -> Inputs.of(document).text("name"))
                .collect(Collectors.toSet());
    }
}
