package kaikin.policies.iam;

import static kaikin.policies.iam.Policies.FLEET;
import static kaikin.policies.iam.Policies.HUB;
import static kaikin.policies.iam.Policies.policy;
import static kaikin.policies.iam.Policies.request;
import static kaikin.policies.iam.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A fleet's servers write their ban lists to the hub's bucket through a role of the hub. */
class BucketTest {
    private static final Caller WRITER = new Caller.RoleSession(HUB, "kaikin-writer-222222222222", "i-1");
    private static final NamedPolicy WRITE = policy(
            "writer",
            "{'Sid': 'Put', 'Effect': 'Allow', 'Action': 's3:PutObject',"
                    + " 'Resource': 'arn:aws:s3:::kaikin-lists/222222222222/*'}");
    private static final NamedPolicy BUCKET = policy(
            "bucket",
            "{'Sid': 'TlsOnly', 'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*',"
                    + " 'Resource': ['arn:aws:s3:::kaikin-lists', 'arn:aws:s3:::kaikin-lists/*'],"
                    + " 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}}");

    private static AccessRequest put(Caller caller, String key, String secure) {
        var bare = request(caller, "s3:PutObject", "arn:aws:s3:::kaikin-lists/" + key, HUB);
        return with(bare, "aws:SecureTransport", secure);
    }

    private static Decision decide(AccessRequest request) {
        return Evaluator.decide(request, Policies.grants(WRITE, BUCKET));
    }

    @Test
    void allowsARoleOfTheBucketsAccountWithoutAGrantInTheBucketPolicy() {
        assertThat(decide(put(WRITER, "222222222222/web", "true")).statement()).isEqualTo("writer: Put");
    }

    @Test
    void deniesPlainHttp() {
        var decision = decide(put(WRITER, "222222222222/web", "false"));

        assertThat(decision.result()).isEqualTo(Decision.Result.EXPLICITLY_DENIED);
        assertThat(decision.statement()).isEqualTo("bucket: TlsOnly");
        assertThat(decision.reason()).contains("(Bool aws:SecureTransport [false] holds for [false])");
    }

    @Test
    void deniesPlainHttpToEverybody() {
        var anonymous = put(new Caller.Anonymous(), "222222222222/web", "false");
        var service = put(new Caller.ServicePrincipal("logging.s3.amazonaws.com"), "222222222222/web", "false");

        assertThat(Evaluator.decide(anonymous, Grants.ofResource(BUCKET)).result())
                .isEqualTo(Decision.Result.EXPLICITLY_DENIED);
        assertThat(Evaluator.decide(service, Grants.ofResource(BUCKET)).result())
                .isEqualTo(Decision.Result.EXPLICITLY_DENIED);
    }

    @Test
    void deniesAnotherFleetsPrefix() {
        assertThat(decide(put(WRITER, "333333333333/web", "true")).result()).isEqualTo(Decision.Result.NOT_ALLOWED);
        assertThat(decide(put(WRITER, "222222222222", "true")).result()).isEqualTo(Decision.Result.NOT_ALLOWED);
    }

    @Test
    void deniesARoleOfAnotherAccountWithoutAGrantInTheBucketPolicy() {
        var server = new Caller.RoleSession(FLEET, "kaikin-server", "i-1");

        assertThat(decide(put(server, "222222222222/web", "true")).result()).isEqualTo(Decision.Result.NOT_ALLOWED);
    }

    @Test
    void letsAnonymousCallersInOnlyByAStar() {
        var open = policy("open", "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject', 'Resource': '*'}");
        var closed = policy(
                "closed",
                "{'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 's3:GetObject', 'Resource': '*'}");
        var get = request(new Caller.Anonymous(), "s3:GetObject", "arn:aws:s3:::kaikin-lists/a", HUB);

        assertThat(Evaluator.decide(get, Grants.ofResource(open)).allowed()).isTrue();
        assertThat(Evaluator.decide(get, Grants.ofResource(closed)).allowed()).isFalse();
    }

    @Test
    void listsOnlyAPrefix() {
        var list = policy(
                "lister",
                "{'Effect': 'Allow', 'Action': 's3:ListBucket', 'Resource': 'arn:aws:s3:::kaikin-lists',"
                        + " 'Condition': {'StringLike': {'s3:prefix': ['', '222222222222/*']},"
                        + " 'NumericLessThanEquals': {'s3:max-keys': 1000}}}");
        var all = with(request(WRITER, "s3:ListBucket", "arn:aws:s3:::kaikin-lists", HUB), "s3:max-keys", "1000");

        assertThat(Evaluator.decide(with(all, "s3:prefix", ""), Grants.ofIdentity(list))
                        .allowed())
                .isTrue();
        assertThat(Evaluator.decide(with(all, "s3:prefix", "222222222222/web"), Grants.ofIdentity(list))
                        .allowed())
                .isTrue();
        assertThat(Evaluator.decide(with(all, "s3:prefix", "333"), Grants.ofIdentity(list))
                        .allowed())
                .isFalse();
        assertThat(Evaluator.decide(all, Grants.ofIdentity(list)).allowed()).isFalse();
    }
}
