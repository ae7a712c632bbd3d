package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.HUB;
import static kaikin.policies.iam.Policies.OPERATOR;
import static kaikin.policies.iam.Policies.grants;
import static kaikin.policies.iam.Policies.policy;
import static kaikin.policies.iam.Policies.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caller and resource belong to one account. */
class OneAccountTest {
    private static final String ROLE = "arn:aws:iam::222222222222:role/kaikin-operator";
    private static final String SESSION = "arn:aws:sts::222222222222:assumed-role/kaikin-operator/chatwork-42";
    private static final String ROOT = "arn:aws:iam::222222222222:root";
    private static final NamedPolicy NOTHING =
            policy("nothing", "{'Effect': 'Allow', 'Action': 'ec2:DescribeRegions', 'Resource': '*'}");
    private static final NamedPolicy EVERYTHING = policy("all", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");

    private static NamedPolicy bucket(String principal) {
        return policy(
                "bucket",
                "{'Effect': 'Allow', 'Principal': {'AWS': '" + principal + "'}, 'Action': 's3:GetObject',"
                        + " 'Resource': 'arn:aws:s3:::lists/*'}");
    }

    private static NamedPolicy trust(String principal) {
        return policy(
                "trust", "{'Effect': 'Allow', 'Principal': {'AWS': '" + principal + "'}, 'Action': 'sts:AssumeRole'}");
    }

    private static final AccessRequest READ = request(OPERATOR, "s3:GetObject", "arn:aws:s3:::lists/a", FLEET);
    private static final AccessRequest ASSUME =
            request(OPERATOR, "sts:AssumeRole", "arn:aws:iam::222222222222:role/other", FLEET);

    @ParameterizedTest
    @CsvSource({
        ROLE + ", true",
        SESSION + ", true",
        "*, true",
        ROOT + ", false",
        "222222222222, false",
        "111111111111, false",
        "arn:aws:iam::222222222222:role/Kaikin-Operator, false",
        "arn:aws:iam::222222222222:user/kaikin-operator, false",
        "AROAEXAMPLEROLEID1234, false"
    })
    void aResourcePolicyAloneIsEnoughWhereItNamesTheCallerAndNotItsAccount(String principal, boolean allowed) {
        assertThat(Evaluator.decide(READ, grants(NOTHING, bucket(principal))).allowed())
                .isEqualTo(allowed);
        assertThat(Evaluator.decide(ASSUME, grants(NOTHING, trust(principal))).allowed())
                .isEqualTo(allowed);
    }

    @Test
    void anIdentityPolicyAloneIsEnough() {
        assertThat(Evaluator.decide(READ, Grants.ofIdentity(EVERYTHING)).statement())
                .isEqualTo("all: statement 1");
    }

    @ParameterizedTest
    @CsvSource({"sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession", "STS:assumerole"})
    void aRoleNeedsItsTrust(String action) {
        var assume = request(OPERATOR, action, "arn:aws:iam::222222222222:role/other", FLEET);
        var delegating =
                policy("trust", "{'Effect': 'Allow', 'Principal': {'AWS': '" + ROOT + "'}, 'Action': 'sts:*'}");

        assertThat(Evaluator.decide(assume, Grants.ofIdentity(EVERYTHING)).allowed())
                .isFalse();
        assertThat(Evaluator.decide(assume, grants(NOTHING, delegating)).allowed())
                .isFalse();
        assertThat(Evaluator.decide(assume, grants(EVERYTHING, delegating)).statement())
                .isEqualTo("all: statement 1 + trust: statement 1");
    }

    @Test
    void aKeyNeedsItsPolicy() {
        var decrypt = request(OPERATOR, "kms:Decrypt", "arn:aws:kms:ap-northeast-1:222222222222:key/k", FLEET);
        var key = policy(
                "key", "{'Effect': 'Allow', 'Principal': {'AWS': '" + ROOT + "'}, 'Action': 'kms:*', 'Resource': '*'}");

        assertThat(Evaluator.decide(decrypt, Grants.ofIdentity(EVERYTHING)).allowed())
                .isFalse();
        assertThat(Evaluator.decide(decrypt, grants(EVERYTHING, key)).allowed()).isTrue();
    }

    /** The KMS developer guide, "Controlling access to aliases": an alias has no policy, the key behind it has. */
    @Test
    void anAliasOfAKeyHasNoPolicy() {
        var create = request(OPERATOR, "kms:CreateAlias", "arn:aws:kms:ap-northeast-1:222222222222:alias/k", FLEET);
        var elsewhere = request(OPERATOR, "kms:CreateAlias", "arn:aws:kms:ap-northeast-1:111111111111:alias/k", HUB);

        assertThat(Evaluator.decide(create, Grants.ofIdentity(EVERYTHING)).allowed())
                .isTrue();
        assertThat(Evaluator.decide(create, Grants.ofIdentity(NOTHING)).allowed())
                .isFalse();
        assertThat(Evaluator.decide(elsewhere, Grants.ofIdentity(EVERYTHING)).allowed())
                .isFalse();
    }

    /** The STS API reference: no policy is needed for it, and none can take it away. */
    @ParameterizedTest
    @CsvSource({"sts:GetCallerIdentity", "STS:getcalleridentity"})
    void everyoneMayAskWhoTheyAre(String action) {
        var ask = request(OPERATOR, action, "*", FLEET);
        var denied = policy("denied", "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}");

        for (var grants : List.of(
                Grants.ofIdentity(NOTHING),
                Grants.ofIdentity(denied),
                Grants.ofIdentity(EVERYTHING).withSession(denied))) {
            var decision = Evaluator.decide(ask, grants);

            assertThat(decision.allowed()).isTrue();
            assertThat(decision.statements()).isEmpty();
            assertThat(decision.reason()).endsWith("it takes no permission, and no policy denies it");
        }
        assertThat(Evaluator.decide(
                                request(new Caller.Anonymous(), action, "*", FLEET),
                                new Grants(List.of(), Optional.empty(), Optional.empty()))
                        .allowed())
                .isFalse();
    }

    @Test
    void aSessionPolicyLimitsTheRole() {
        var session = policy("session", "{'Effect': 'Allow', 'Action': 's3:List*', 'Resource': '*'}");
        var limited = Grants.ofIdentity(EVERYTHING).withSession(session);

        var decision = Evaluator.decide(READ, limited);

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reason()).contains("the session policy does not allow it");
        assertThat(Evaluator.decide(request(OPERATOR, "s3:ListBucket", "arn:aws:s3:::lists", FLEET), limited)
                        .statement())
                .isEqualTo("all: statement 1 + session: statement 1");
    }

    @ParameterizedTest
    @CsvSource({ROLE + ", false", SESSION + ", true", "*, false"})
    void aSessionPolicyLimitsWhatAResourceGivesTheRoleButNotTheSession(String principal, boolean allowed) {
        var session = policy("session", "{'Effect': 'Allow', 'Action': 's3:List*', 'Resource': '*'}");
        var grants = new Grants(List.of(), Optional.of(bucket(principal)), Optional.of(session));

        assertThat(Evaluator.decide(READ, grants).allowed()).isEqualTo(allowed);
    }

    @Test
    void aSessionPolicyDoesNotLimitEverybodyBoundByPrincipalArn() {
        var session = policy("session", "{'Effect': 'Allow', 'Action': 's3:List*', 'Resource': '*'}");
        var bound = policy(
                "bucket",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::lists/*',"
                        + " 'Condition': {'ArnEquals': {'aws:PrincipalArn': '" + ROLE + "'}}}");

        assertThat(Evaluator.decide(READ, new Grants(List.of(), Optional.of(bound), Optional.of(session)))
                        .allowed())
                .isTrue();
    }

    @Test
    void aSessionPolicysDenyWins() {
        var session = policy("session", "{'Sid': 'No', 'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*'}");
        var grants = new Grants(List.of(EVERYTHING), Optional.of(bucket(SESSION)), Optional.of(session));

        assertThat(Evaluator.decide(READ, grants).statement()).isEqualTo("session: No");
    }

    @Test
    void aDelegationIsExplained() {
        assertThat(Evaluator.decide(READ, grants(NOTHING, bucket(ROOT))).reason())
                .contains("within an account either side may allow it")
                .contains("«bucket: statement 1», which leaves it to the account's own policies");
    }
}
