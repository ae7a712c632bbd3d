package kaikin.policies.rules.iam;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.SmallPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoWildcardResourceTest {
    private static final String RULE = "no-wildcard-resource";

    private static final String INSTANCES = "arn:aws:ec2:eu-west-1:111111111111:instance/*";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:s3:::lists/ban-lists/*",
                "arn:aws:ssm:eu-west-1:111111111111:document/release",
                "arn:aws:ssm:eu-west-1:111111111111:parameter/kaikin/*"
            })
    void aResourceWithANameIsFine(String resource) {
        PackFindings.assertFine(RULE, SmallPolicies.allow("worker", "s3:GetObject", resource));
    }

    @Test
    void taggedInstancesAreFine() {
        PackFindings.assertFine(
                RULE,
                SmallPolicies.allow(
                        "worker", "ssm:SendCommand", INSTANCES, "{'StringEquals': {'ssm:resourceTag/kaikin': 'one'}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                INSTANCES,
                "arn:aws:ssm:*:111111111111:document/release",
                "arn:aws:ssm:eu-west-1:*:document/release",
                "arn:aws:ssm:eu-west-1:111111111111:document/*",
                "arn:aws:s3:::*"
            })
    void aResourceThatIsLeftOpenIsAViolation(String resource) {
        assertThat(PackFindings.violations(RULE, SmallPolicies.allow("worker", "ssm:SendCommand", resource)))
                .containsExactly("worker: «Do» allows ssm:SendCommand on «" + resource + "»: name the resource");
    }

    @Test
    void eachActionIsAViolationByItself() {
        assertThat(PackFindings.violations(
                        RULE, SmallPolicies.allow("worker", "['s3:GetObject', 's3:PutObject']", "*")))
                .containsExactly(
                        "worker: «Do» allows s3:GetObject on «*»: name the resource",
                        "worker: «Do» allows s3:PutObject on «*»: name the resource");
    }

    @Test
    void allButSomeResourcesAreAViolation() {
        var policy = SmallPlans.policy(
                "{'Sid': 'Do', 'Effect': 'Allow', 'Action': 's3:GetObject', 'NotResource': 'arn:aws:s3:::lists/ban-lists/*'}");

        assertThat(PackFindings.violations(RULE, SmallPolicies.rolePolicy("worker", policy)))
                .singleElement()
                .asString()
                .startsWith("worker: «Do» allows everything but ");
    }
}
