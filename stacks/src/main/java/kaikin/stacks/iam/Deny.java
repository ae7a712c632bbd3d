package kaikin.stacks.iam;

import java.util.Collection;
import java.util.List;
import kaikin.contract.RoleArn;
import kaikin.stacks.config.Deployment;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Statements of what nobody may, whatever another policy of the account says. */
public final class Deny {
    private Deny() {}

    /** Reaching a bucket in plain text. */
    public static IamStatement withoutTls(String bucketArn) {
        return everybody("TlsOnly", List.of(bucketArn, bucketArn + "/*"))
                .addCondition(IamConditionOperator.BOOL, "aws:SecureTransport", "false")
                .build();
    }

    /**
     * Any deed on a bucket's objects, for all but these roles. A caller without an ARN is not one of them: a negated
     * operator holds for a missing key. Deeds on the bucket itself stay with its administrators.
     */
    public static IamStatement objectsToAllBut(Collection<RoleArn> roles, String bucketArn) {
        return everybody("OnlyTheseRolesTouchObjects", List.of(bucketArn + "/*"))
                .addConditions(
                        IamConditionOperator.ARN_NOT_EQUALS,
                        "aws:PrincipalArn",
                        roles.stream().map(RoleArn::toString).sorted().toList())
                .build();
    }

    /**
     * Reading kaikin's parameters, for a server whose role may have come with leave to read every parameter. The path
     * above them is denied as well: reading by path goes through an explicit deny below it (the Systems Manager user
     * guide on GetParametersByPath).
     */
    public static IamStatement readingTokens(Deployment place) {
        return IamStatement.builder()
                .sid("NeverReadTheBotsTokens")
                .effect(IamEffect.DENY)
                .addAction("ssm:GetParameter")
                .addAction("ssm:GetParameters")
                .addAction("ssm:GetParametersByPath")
                .addAction("ssm:GetParameterHistory")
                .addResource(place.arn("ssm", "parameter/kaikin*"))
                .addResource(place.arn("ssm", "parameter/"))
                .build();
    }

    private static IamStatement.Builder everybody(String sid, List<String> resources) {
        return IamStatement.builder()
                .sid(sid)
                .effect(IamEffect.DENY)
                .addPrincipal(IamPrincipal.ALL)
                .addAction("s3:*")
                .resourceIds(resources);
    }
}
