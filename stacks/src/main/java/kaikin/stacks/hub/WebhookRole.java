package kaikin.stacks.hub;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Set;
import kaikin.contract.AccountId;
import kaikin.contract.Asker;
import kaikin.contract.BanListKey;
import kaikin.contract.ClaimKey;
import kaikin.contract.HistoryKey;
import kaikin.contract.OutcomeCheck;
import kaikin.contract.RoleNames;
import kaikin.contract.WebhookEnvironment;
import kaikin.stacks.components.NarrowRole;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Allow;
import kaikin.stacks.iam.Trust;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Execution role of the webhook function: it reads ban lists, and assumes any fleet's operator in somebody's name. */
final class WebhookRole extends NarrowRole {
    WebhookRole(Args args, ComponentResourceOptions options) {
        super(
                "kaikin:hub:WebhookRole",
                new NarrowRole.Args(
                        RoleNames.webhook(args.place().hub()),
                        "Answers Chatwork's webhook",
                        Trust.service("Lambda", "lambda.amazonaws.com"),
                        List.of(
                                becomeOperator(args.fleets()),
                                listLists(args.place()),
                                readLists(args.place()),
                                Allow.claim("ClaimMessages", args.place(), ClaimKey.MESSAGES),
                                keepHistory(args.place()),
                                listHistory(args.place()),
                                readTokens(args.place()),
                                scheduleChecks(args.place()),
                                Allow.writeLog(args.place(), WebhookLambda.NAME))),
                options);
    }

    record Args(Deployment place, Set<AccountId> fleets) {}

    private static IamStatement becomeOperator(Set<AccountId> fleets) {
        return Allow.statement("BecomeOperator")
                .addAction("sts:AssumeRole")
                .addAction("sts:SetSourceIdentity")
                .resourceIds(fleets.stream()
                        .map(fleet -> RoleNames.operator(fleet).toString())
                        .toList())
                .addCondition(IamConditionOperator.STRING_LIKE, "sts:SourceIdentity", Asker.SOURCE_IDENTITY_PATTERN)
                .build();
    }

    private static IamStatement listLists(Deployment place) {
        return Allow.statement("ListBanLists")
                .addAction("s3:ListBucket")
                .addResource(bucket(place))
                .addCondition(IamConditionOperator.STRING_EQUALS, "s3:prefix", BanListKey.PREFIX)
                .build();
    }

    private static IamStatement readLists(Deployment place) {
        return Allow.statement("ReadBanLists")
                .addAction("s3:GetObject")
                .addResource(bucket(place) + "/" + BanListKey.PREFIX + "*")
                .build();
    }

    private static IamStatement keepHistory(Deployment place) {
        return Allow.statement("KeepAndReadHistory")
                .addAction("s3:PutObject")
                .addAction("s3:GetObject")
                .addResource(bucket(place) + "/" + HistoryKey.PREFIX + "*")
                .build();
    }

    /** Room by room. */
    private static IamStatement listHistory(Deployment place) {
        return Allow.statement("ListHistory")
                .addAction("s3:ListBucket")
                .addResource(bucket(place))
                .addCondition(IamConditionOperator.STRING_LIKE, "s3:prefix", HistoryKey.PREFIX + "*")
                .build();
    }

    private static IamStatement readTokens(Deployment place) {
        return Allow.statement("ReadTokens")
                .addAction("ssm:GetParameters")
                .addResource(place.arn("ssm", "parameter" + WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER))
                .addResource(place.arn("ssm", "parameter" + WebhookEnvironment.API_TOKEN_PARAMETER))
                .build();
    }

    private static IamStatement scheduleChecks(Deployment place) {
        return Allow.statement("ScheduleOutcomeChecks")
                .addAction("sqs:SendMessage")
                .addResource(place.arn("sqs", OutcomeCheck.QUEUE))
                .build();
    }

    private static String bucket(Deployment place) {
        return "arn:aws:s3:::" + BanListKey.bucket(place.hub(), place.region());
    }
}
