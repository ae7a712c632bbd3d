package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.OPERATOR;
import static kaikin.policies.iam.Policies.policy;
import static kaikin.policies.iam.Policies.request;
import static kaikin.policies.iam.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables in resources and conditions. */
class VariableTest {
    private static final NamedPolicy ALL = policy("all", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");

    private static AccessRequest get(String key) {
        return request(OPERATOR, "s3:GetObject", "arn:aws:s3:::lists/" + key, FLEET);
    }

    private static Decision decide(AccessRequest request, String resource) {
        return Evaluator.decide(
                request,
                Grants.ofIdentity(
                        policy("own", "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '" + resource + "'}")));
    }

    @Test
    void standForTheRequestsValue() {
        assertThat(decide(get("222222222222/a"), "arn:aws:s3:::lists/${aws:PrincipalAccount}/*")
                        .allowed())
                .isTrue();
        assertThat(decide(get("333333333333/a"), "arn:aws:s3:::lists/${aws:PrincipalAccount}/*")
                        .allowed())
                .isFalse();
        assertThat(decide(get("222222222222/a"), "arn:aws:s3:::lists/${AWS:principalaccount}/*")
                        .allowed())
                .isTrue();
    }

    @Test
    void takeTheirDefault() {
        var resource = "arn:aws:s3:::lists/${aws:PrincipalTag/team, QcommonQ}/*";
        var grants = Grants.ofIdentity(
                new NamedPolicy("own", PolicyDocument.parse("""
                        {"Version": "2012-10-17", "Statement":
                          {"Effect": "Allow", "Action": "s3:*", "Resource": "%s"}}""".formatted(resource.replace('Q', '\'')))));

        assertThat(Evaluator.decide(get("common/a"), grants).allowed()).isTrue();
        assertThat(Evaluator.decide(with(get("common/a"), "aws:PrincipalTag/team", "red"), grants)
                        .allowed())
                .isFalse();
        assertThat(Evaluator.decide(with(get("red/a"), "aws:PrincipalTag/team", "red"), grants)
                        .allowed())
                .isTrue();
    }

    @Test
    void withoutAValueMakeAnAllowInvalid() {
        var decision = decide(get("a"), "arn:aws:s3:::lists/${aws:username}");

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).contains("${aws:username} has no value in the request");
    }

    @Test
    void withoutAValueInANegatedConditionDoNotAllow() {
        var own = policy(
                "own",
                "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Condition':"
                        + " {'StringNotEquals': {'aws:PrincipalAccount': '${aws:username}'}}}");

        assertThat(Evaluator.decide(get("a"), Grants.ofIdentity(own)).allowed()).isFalse();
    }

    @Test
    void withoutAValueLeaveTheRestOfADenyInForce() {
        var deny = policy(
                "guard", "{'Effect': 'Deny', 'Action': 's3:*', 'NotResource': 'arn:aws:s3:::lists/${aws:username}'}");

        assertThat(Evaluator.decide(get("a"), new Grants(List.of(ALL, deny), Optional.empty(), Optional.empty()))
                        .result())
                .isEqualTo(Decision.Result.EXPLICITLY_DENIED);
    }

    @Test
    void areTakenLiterallyWhateverTheyHold() {
        var tagged = with(get("secret"), "aws:PrincipalTag/team", "*");

        assertThat(decide(tagged, "arn:aws:s3:::lists/${aws:PrincipalTag/team}").allowed())
                .isFalse();
    }

    @Test
    void standForWildcardsAsLetters() {
        assertThat(decide(get("*"), "arn:aws:s3:::lists/${*}").allowed()).isTrue();
        assertThat(decide(get("a"), "arn:aws:s3:::lists/${*}").allowed()).isFalse();
    }

    /** IAM User Guide, "Boolean condition operators": policy variables are supported. */
    @ParameterizedTest
    @CsvSource({
        "true, true, true",
        "true, TRUE, true",
        "false, true, false",
        "false, false, true",
        "true, yes, false",
        "false, yes, false",
        "true, '', false",
        "true, -, false"
    })
    void workInBool(String secure, String tag, boolean allowed) {
        var own = policy(
                "own",
                "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Condition':"
                        + " {'Bool': {'aws:SecureTransport': '${aws:PrincipalTag/tls}'}}}");
        var request = with(get("a"), "aws:SecureTransport", secure);
        var tagged = tag.equals("-") ? request : with(request, "aws:PrincipalTag/tls", tag);

        assertThat(Evaluator.decide(tagged, Grants.ofIdentity(own)).allowed()).isEqualTo(allowed);
    }

    @Test
    void withoutAValueInBoolMakeADenyFitNothing() {
        var deny = policy(
                "deny",
                "{'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*', 'Condition':"
                        + " {'Bool': {'aws:SecureTransport': ['${aws:PrincipalTag/tls}', 'false']}}}");
        var grants = new Grants(List.of(ALL, deny), Optional.empty(), Optional.empty());

        assertThat(Evaluator.decide(with(get("a"), "aws:SecureTransport", "true"), grants)
                        .allowed())
                .isTrue();
        assertThat(Evaluator.decide(with(get("a"), "aws:SecureTransport", "false"), grants)
                        .result())
                .isEqualTo(Decision.Result.EXPLICITLY_DENIED);
    }

    @Test
    void workInArnConditionsBeforeTheFifthColon() {
        var own = policy(
                "own",
                "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*', 'Condition': {'ArnEquals':"
                        + " {'aws:PrincipalArn': 'arn:aws:iam::${aws:ResourceAccount}:role/kaikin-operator'}}}");

        assertThat(Evaluator.decide(get("a"), Grants.ofIdentity(own)).allowed()).isTrue();
    }
}
