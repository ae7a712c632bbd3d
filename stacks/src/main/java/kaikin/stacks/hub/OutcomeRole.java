package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.ClaimKey;
import kaikin.contract.Roles;
import kaikin.contract.WebhookEnvironment;
import kaikin.stacks.config.Place;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.NarrowRole;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** What the outcome function is: somebody who may read how commands ended, and write to the chat. */
public final class OutcomeRole extends NarrowRole {
    public OutcomeRole(Place place, Set<AccountId> fleets, ComponentResourceOptions options) {
        super(
                "kaikin:hub:OutcomeRole",
                new Spec(
                        Roles.outcome(place.hub()),
                        "Tells in the chat how releases ended",
                        Trust.service("Lambda", "lambda.amazonaws.com"),
                        List.of(
                                becomeReader(fleets),
                                Allow.claim("ClaimOutcomes", place, ClaimKey.OUTCOMES),
                                readApiToken(place),
                                reportFailures(place),
                                Allow.writeLog(place, OutcomeFunction.NAME))),
                options);
    }

    private static IamStatement becomeReader(Set<AccountId> fleets) {
        return Allow.statement("BecomeReader")
                .addAction("sts:AssumeRole")
                .resourceIds(fleets.stream()
                        .map(fleet -> Roles.reader(fleet).toString())
                        .toList())
                .build();
    }

    private static IamStatement readApiToken(Place place) {
        return Allow.statement("ReadApiToken")
                .addAction("ssm:GetParameter")
                .addResource(place.arn("ssm", "parameter" + WebhookEnvironment.API_TOKEN_PARAMETER))
                .build();
    }

    /** Lambda sends with the function's role what the function could not handle. */
    private static IamStatement reportFailures(Place place) {
        return Allow.statement("KeepFailedEvents")
                .addAction("sqs:SendMessage")
                .addResource(place.arn("sqs", FailedOutcomes.NAME))
                .build();
    }
}
