package kaikin.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kaikin.policies.iam.AccessRequest;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.Decision;
import kaikin.policies.iam.Evaluator;
import kaikin.policies.iam.Grants;
import kaikin.policies.iam.RequestContext;
import org.junit.jupiter.api.Test;

class RevokedRoleTest {
    private static final String ROLE = "arn:aws:iam::111111111111:role/worker";

    private final Cloud cloud = Stack.deployed(Stack.of("111111111111")
            .role(
                    "worker",
                    "lambda.amazonaws.com",
                    "{'Sid': 'Read', 'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'}"));

    @Test
    void nobodyBecomesARevokedRoleAndItsSessionsMayDoNothing() {
        assertThat(assume().allowed()).isTrue();
        assertThat(read().allowed()).isTrue();

        assertThat(cloud.revoke(ROLE)).isPresent();

        assertThat(assume().statement()).contains("worker (trust): NobodyNow");
        assertThat(assume().allowed()).isFalse();
        assertThat(read().statement()).isEqualTo("AWSRevokeOlderSessions: NothingNow");
        assertThat(cloud.revoked()).containsExactly(ROLE);
    }

    @Test
    void aRestoredRoleIsWhatWasDeployed() {
        var deployed = cloud.role(ROLE);

        cloud.revoke(ROLE);
        cloud.restore(ROLE);

        assertThat(cloud.role(ROLE)).isEqualTo(deployed);
        assertThat(cloud.revoked()).isEmpty();
    }

    @Test
    void aRoleThatIsNotThereCannotBeRevoked() {
        assertThat(cloud.revoke(ROLE + "-other")).isEmpty();
        assertThat(cloud.revoked()).isEmpty();
    }

    private Decision assume() {
        return Evaluator.decide(
                new AccessRequest(
                        new Caller.ServicePrincipal("lambda.amazonaws.com"),
                        "sts:AssumeRole",
                        ROLE,
                        "111111111111",
                        RequestContext.EMPTY),
                new Grants(java.util.List.of(), cloud.role(ROLE).map(DeployedRole::trust), Optional.empty()));
    }

    private Decision read() {
        return Evaluator.decide(
                new AccessRequest(
                        Caller.RoleSession.of(Arn.parse(ROLE), Optional.empty()),
                        "s3:GetObject",
                        "arn:aws:s3:::bucket/key",
                        "111111111111",
                        RequestContext.EMPTY),
                new Grants(cloud.role(ROLE).orElseThrow().policies(), Optional.empty(), Optional.empty()));
    }
}
