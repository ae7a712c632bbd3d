package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.BanListKey;
import kaikin.contract.ClaimKey;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.RoleNames;
import kaikin.contract.WebhookEnvironment;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Execution role of the outcome function: it may read how commands ended. */
final class OutcomeRole extends NarrowRole {
    OutcomeRole(Args args, ComponentResourceOptions options) {
        super(
                "kaikin:hub:OutcomeRole",
                new NarrowRole.Args(
                        RoleNames.outcome(args.place().hub()),
                        "Tells in the chat how releases ended",
                        Trust.service("Lambda", "lambda.amazonaws.com"),
                        List.of(
                                becomeReader(args.fleets()),
                                Allow.claim("ClaimOutcomes", args.place(), ClaimKey.OUTCOMES),
                                keepHistory(args.place()),
                                readServers(args.place()),
                                readApiToken(args.place()),
                                reportFailures(args.place()),
                                takeChecks(args.place()),
                                Allow.writeLog(args.place(), OutcomeLambda.NAME))),
                options);
    }

    record Args(Deployment place, Set<AccountId> fleets) {}

    private static IamStatement becomeReader(Set<AccountId> fleets) {
        return Allow.statement("BecomeReader")
                .addAction("sts:AssumeRole")
                .resourceIds(fleets.stream()
                        .map(fleet -> RoleNames.reader(fleet).toString())
                        .toList())
                .build();
    }

    private static IamStatement keepHistory(Deployment place) {
        return Allow.statement("KeepHistory")
                .addAction("s3:PutObject")
                .addResource("arn:aws:s3:::" + BanListKey.bucket(place.hub(), place.region()) + "/" + HistoryKey.PREFIX
                        + "*")
                .build();
    }

    /** Of the commands whose ends it tells. */
    private static IamStatement readServers(Deployment place) {
        return Allow.statement("ReadServersOfCommands")
                .addAction("s3:GetObject")
                .addResource("arn:aws:s3:::" + BanListKey.bucket(place.hub(), place.region()) + "/"
                        + CommandServers.PREFIX + "*")
                .build();
    }

    private static IamStatement readApiToken(Deployment place) {
        return Allow.statement("ReadApiToken")
                .addAction("ssm:GetParameter")
                .addResource(place.arn("ssm", "parameter" + WebhookEnvironment.API_TOKEN_PARAMETER))
                .build();
    }

    /** Lambda takes from the queue with the function's role (the Lambda developer guide, "Using Lambda with Amazon SQS"). */
    private static IamStatement takeChecks(Deployment place) {
        return Allow.statement("TakeOutcomeChecks")
                .addAction("sqs:ReceiveMessage")
                .addAction("sqs:DeleteMessage")
                .addAction("sqs:GetQueueAttributes")
                .addResource(place.arn("sqs", OutcomeCheck.QUEUE))
                .build();
    }

    /** Lambda sends with the function's role what the function could not handle. */
    private static IamStatement reportFailures(Deployment place) {
        return Allow.statement("KeepFailedEvents")
                .addAction("sqs:SendMessage")
                .addResource(place.arn("sqs", OutcomeLambda.FailedOutcomes.NAME))
                .build();
    }
}
