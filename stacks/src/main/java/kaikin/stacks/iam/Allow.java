package kaikin.stacks.iam;

import kaikin.contract.BanListKey;
import kaikin.contract.ServerTag;
import kaikin.stacks.config.Deployment;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Statements of permission policies: what a role may do. */
public final class Allow {
    private Allow() {}

    public static IamStatement.Builder statement(String sid) {
        return IamStatement.builder().sid(sid).effect(IamEffect.ALLOW);
    }

    /** Writing a function's own log. */
    public static IamStatement writeLog(Deployment place, String function) {
        return statement("WriteOwnLog")
                .addAction("logs:CreateLogStream")
                .addAction("logs:PutLogEvents")
                .addResource(place.arn("logs", "log-group:/aws/lambda/" + function + ":*"))
                .build();
    }

    /** Claiming what may arrive twice. Reading tells a second try at a claim from somebody else's. */
    public static IamStatement claim(String sid, Deployment place, String prefix) {
        return statement(sid)
                .addAction("s3:PutObject")
                .addAction("s3:GetObject")
                .addResource("arn:aws:s3:::" + BanListKey.bucket(place.hub(), place.region()) + "/" + prefix + "*")
                .build();
    }

    /** Sending commands with one document. It takes {@link #sendToServers} as well: the service asks for both. */
    public static IamStatement sendDocument(Deployment place, String document) {
        return statement("SendThisDocument")
                .addAction("ssm:SendCommand")
                .addResource(place.arn("ssm", "document/" + document))
                .build();
    }

    /** Sending commands to instances that carry the tag, and to no other. */
    public static IamStatement sendToServers(Deployment place, ServerTag tag) {
        return statement("SendToTaggedServers")
                .addAction("ssm:SendCommand")
                .addResource(place.arn("ec2", "instance/*"))
                .addCondition(IamConditionOperator.STRING_EQUALS, "ssm:resourceTag/" + tag.key(), tag.value())
                .build();
    }
}
