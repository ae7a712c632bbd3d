package kaikin.policies.rules.ssm;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.ResourceElement.ResourcePattern;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.ResourceInputs;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PolicyCheck;
import kaikin.policies.rules.PulumiTypes;
import kaikin.policies.rules.iam.RolesOfPlans;
import kaikin.policies.rules.scheduler.ScheduledCommand;

/** The documents that are sent are those of the same plan. */
public final class CommandsNameTheirDocument extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "A document that a grant or a target names is one of the same stack",
            "A name without a document waits for whoever makes a document of that name",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html");

    private final OwnAccounts accounts;

    public CommandsNameTheirDocument(OwnAccounts accounts) {
        super("commands-name-their-document", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        stacks.ofType(PulumiTypes.EVENT_TARGET)
                .forEach(target -> report.check(
                        target,
                        () -> demand(target, Stream.of(ResourceInputs.of(target).text("arn")), stacks, report)));
        stacks.ofType(PulumiTypes.SCHEDULE)
                .forEach(schedule -> report.check(
                        schedule,
                        () -> ScheduledCommand.of(schedule)
                                .map(ScheduledCommand::document)
                                .filter(name -> !names(schedule, stacks).contains(name))
                                .ifPresent(name -> report.violation(schedule, name, missing(name)))));
        PolicyCheck.ofAll(
                stacks,
                report,
                () -> RolesOfPlans.of(stacks, accounts)
                        .all()
                        .forEach(role -> PolicyCheck.of(
                                report, role.resource(), () -> demand(role.resource(), sent(role), stacks, report))));
    }

    private static Stream<String> sent(PlannedRole role) {
        return role.allowing("ssm:SendCommand")
                .flatMap(statement -> statement.resources().stream())
                .flatMap(resources -> resources.patterns().stream())
                .map(ResourcePattern::text);
    }

    private static void demand(PlannedResource resource, Stream<String> arns, StackPlans stacks, RuleReport report) {
        arns.filter(arn -> arn.matches("arn:[^:]*:ssm:[^:]*:[^:]*:document/.*"))
                .map(arn -> Arn.parse(arn).resource().replaceFirst("document/", ""))
                .filter(name -> !names(resource, stacks).contains(name))
                .forEach(name -> report.violation(resource, name, missing(name)));
    }

    private static String missing(String document) {
        return "it names the document " + document + ", which its stack has not";
    }

    private static Set<String> names(PlannedResource resource, StackPlans stacks) {
        return stacks.beside(resource, PulumiTypes.DOCUMENT)
                .map(document -> ResourceInputs.of(document).text("name"))
                .collect(Collectors.toSet());
    }
}
