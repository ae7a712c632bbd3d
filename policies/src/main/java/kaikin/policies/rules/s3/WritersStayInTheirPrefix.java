package kaikin.policies.rules.s3;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.access.PlannedRole;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.ResourceElement.ResourcePattern;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.RuleReport;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.pack.StackValidation;
import kaikin.policies.rules.PolicyCheck;
import kaikin.policies.rules.iam.RoleTrusts;
import kaikin.policies.rules.iam.RolesOfPlans;

/** A fleet writes its own lists. */
public final class WritersStayInTheirPrefix extends StackValidation {
    private static final RuleDescription ABOUT = RuleDescription.rule(
            "A role that another account's servers assume writes below one prefix, which names that account, and does nothing else",
            "Who can write another fleet's list can hide bans there, or have addresses freed that were never banned",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html");

    private static final List<String> BEYOND =
            List.of("s3:GetObject", "s3:DeleteObject", "s3:PutObjectAcl", "s3:ListBucket");

    private static final String BELOW = "arn:aws:s3:::[a-z0-9.-]+/([A-Za-z0-9_.-]+/)*%s/\\*";

    private final OwnAccounts accounts;

    public WritersStayInTheirPrefix(OwnAccounts accounts) {
        super("writers-stay-in-their-prefix", ABOUT);
        this.accounts = accounts;
    }

    @Override
    protected void validate(StackPlans stacks, RuleReport report) {
        PolicyCheck.ofAll(stacks, report, () -> {
            var writers = RolesOfPlans.of(stacks, accounts).all().stream()
                    .filter(role -> !role.adopted())
                    .filter(role -> role.allowing("s3:PutObject").findAny().isPresent())
                    .filter(role -> RoleTrusts.callers(role).findAny().isPresent())
                    .toList();
            writers.forEach(
                    writer -> PolicyCheck.of(report, writer.resource(), () -> validate(writer, writers, report)));
        });
    }

    private static void validate(PlannedRole writer, List<PlannedRole> writers, RuleReport report) {
        var fleets =
                RoleTrusts.callers(writer).map(arn -> Arn.parse(arn).account()).toList();
        written(writer)
                .filter(place -> fleets.stream().noneMatch(fleet -> place.matches(BELOW.formatted(fleet))))
                .forEach(place -> report.violation(
                        writer.resource(),
                        place,
                        "it writes «" + place + "», which is no prefix of its fleet " + fleets));
        writers.stream()
                .filter(other -> !other.equals(writer))
                .flatMap(WritersStayInTheirPrefix::written)
                .map(place -> place.replaceAll("[*?]", "x"))
                .filter(object -> may(writer, "s3:PutObject", object))
                .forEach(object ->
                        report.violation(writer.resource(), object, "it writes " + object + ", as another fleet does"));
        written(writer)
                .map(place -> place.replaceAll("[*?]", "x"))
                .forEach(object -> BEYOND.stream()
                        .filter(action -> may(
                                writer,
                                action,
                                action.equals("s3:ListBucket") ? object.substring(0, object.indexOf('/')) : object))
                        .forEach(action -> report.violation(
                                writer.resource(),
                                action + " on " + object,
                                "it may " + action + ": a writer only writes")));
    }

    private static boolean may(PlannedRole role, String action, String target) {
        return role.may(action, target, role.account(), RequestContext.EMPTY).allowed();
    }

    private static Stream<String> written(PlannedRole role) {
        return role.allowing("s3:PutObject")
                .flatMap(statement -> statement.resources().stream())
                .flatMap(resources -> resources.patterns().stream())
                .map(ResourcePattern::text)
                .distinct();
    }
}
