package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.HUB;
import static kaikin.policies.iam.Policies.OPERATOR_ROLE;
import static kaikin.policies.iam.Policies.WEBHOOK;
import static kaikin.policies.iam.Policies.request;
import static kaikin.policies.iam.Policies.with;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions that this project asks across accounts, each with its answer. */
final class HandWrittenCases {
    private static final String MAY_ASSUME =
            "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Resource': '" + OPERATOR_ROLE + "'}";
    private static final String LIST = "arn:aws:s3:::lists/ban-lists/222222222222/1";

    /** A case and what AWS's documentation says of it. */
    record Answered(OracleCase asked, Decision.Result verdict) {}

    private HandWrittenCases() {}

    static Stream<Answered> all() {
        return Stream.of(trust(), services(), data(), keys(), whoAmI()).flatMap(each -> each);
    }

    private static Stream<Answered> trust() {
        var assume = request(WEBHOOK, "sts:AssumeRole", OPERATOR_ROLE, FLEET);
        var somebody = request(new Caller.RoleSession(HUB, "somebody", "s"), "sts:AssumeRole", OPERATOR_ROLE, FLEET);
        var root = trusting("");
        var narrowed = trusting(", 'Condition': {'ArnEquals': {'aws:PrincipalArn': '" + WEBHOOK.roleArn() + "'}}");
        var external = trusting(", 'Condition': {'StringEquals': {'sts:ExternalId': 'kaikin'}}");
        return Stream.of(
                answered(assume, MAY_ASSUME, root, Decision.Result.ALLOWED),
                answered(assume, "", root, Decision.Result.NOT_ALLOWED),
                answered(assume, MAY_ASSUME, "", Decision.Result.NOT_ALLOWED),
                answered(assume, MAY_ASSUME, narrowed, Decision.Result.ALLOWED),
                answered(somebody, MAY_ASSUME, narrowed, Decision.Result.NOT_ALLOWED),
                answered(assume, MAY_ASSUME, external, Decision.Result.NOT_ALLOWED),
                answered(with(assume, "sts:ExternalId", "kaikin"), MAY_ASSUME, external, Decision.Result.ALLOWED));
    }

    private static Stream<Answered> services() {
        var assume =
                request(new Caller.ServicePrincipal("events.amazonaws.com"), "sts:AssumeRole", OPERATOR_ROLE, FLEET);
        var trust = "{'Effect': 'Allow', 'Principal': {'Service': 'events.amazonaws.com'}, 'Action': 'sts:AssumeRole',"
                + " 'Condition': {'StringEquals': {'aws:SourceAccount': '222222222222'}}}";
        return Stream.of(
                answered(with(assume, "aws:SourceAccount", FLEET), "", trust, Decision.Result.ALLOWED),
                answered(with(assume, "aws:SourceAccount", HUB), "", trust, Decision.Result.NOT_ALLOWED),
                answered(assume, "", trust, Decision.Result.NOT_ALLOWED));
    }

    private static Stream<Answered> data() {
        var instance = request(
                Policies.OPERATOR, "ssm:SendCommand", "arn:aws:ec2:ap-northeast-1:222222222222:instance/i-1", FLEET);
        var tagged = "{'Effect': 'Allow', 'Action': 'ssm:SendCommand', 'Resource': 'arn:aws:ec2:*:*:instance/*',"
                + " 'Condition': {'StringEquals': {'ssm:resourceTag/bot': 'release'}}}";
        var read = "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::lists/*'}";
        return Stream.of(
                answered(with(instance, "ssm:resourceTag/bot", "release"), tagged, "", Decision.Result.ALLOWED),
                answered(with(instance, "ssm:resourceTag/bot", "other"), tagged, "", Decision.Result.NOT_ALLOWED),
                answered(instance, tagged, "", Decision.Result.NOT_ALLOWED),
                answered(request(WEBHOOK, "s3:GetObject", LIST, HUB), read, "", Decision.Result.ALLOWED),
                answered(request(WEBHOOK, "s3:GetObject", LIST, FLEET), read, "", Decision.Result.NOT_ALLOWED));
    }

    private static Stream<Answered> keys() {
        var decrypt = request(Policies.OPERATOR, "kms:Decrypt", "arn:aws:kms:ap-northeast-1:222222222222:key/k", FLEET);
        var alias =
                request(Policies.OPERATOR, "kms:CreateAlias", "arn:aws:kms:ap-northeast-1:222222222222:alias/k", FLEET);
        var all = "{'Effect': 'Allow', 'Action': 'kms:*', 'Resource': 'arn:*:kms:*:*:*'}";
        return Stream.of(
                answered(decrypt, all, "", Decision.Result.NOT_ALLOWED),
                answered(alias, all, "", Decision.Result.ALLOWED));
    }

    private static Stream<Answered> whoAmI() {
        var ask = request(Policies.OPERATOR, "sts:GetCallerIdentity", "*", FLEET);
        return Stream.of(
                answered(ask, "", "", Decision.Result.ALLOWED),
                answered(ask, "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}", "", Decision.Result.ALLOWED));
    }

    private static String trusting(String condition) {
        return "{'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111111111111:root'}, 'Action': 'sts:AssumeRole'"
                + condition + "}";
    }

    private static Answered answered(AccessRequest request, String identity, String resource, Decision.Result verdict) {
        return new Answered(
                new OracleCase(
                        request,
                        identity.isEmpty() ? List.of() : List.of(policy(identity)),
                        Optional.empty(),
                        resource.isEmpty() ? Optional.empty() : Optional.of(policy(resource))),
                verdict);
    }

    private static String policy(String statement) {
        return ("{'Version': '2012-10-17', 'Statement': [" + statement + "]}").replace('\'', '"');
    }
}
