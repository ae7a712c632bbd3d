package kaikin.policies.rules.s3;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;

class BucketsWantTlsTest {
    private static final String RULE = "buckets-want-tls";

    private static final String PLAIN = "{'Bool': {'aws:SecureTransport': 'false'}}";
    private static final String SAID =
            "lists: it takes calls without TLS: deny everything where aws:SecureTransport is false";

    @Test
    void aBucketThatDeniesPlainTextIsFine() {
        PackFindings.assertFine(RULE, bucket(), denies("s3:*", PLAIN));
    }

    @Test
    void aBucketWithoutAPolicyIsAViolation() {
        assertThat(PackFindings.violations(RULE, bucket())).containsExactly(SAID);
    }

    @Test
    void aBucketThatDeniesNotAllOfItIsAViolation() {
        assertThat(PackFindings.violations(RULE, bucket(), denies("s3:GetObject", PLAIN)))
                .containsExactly(SAID);
        assertThat(PackFindings.violations(RULE, bucket(), denies("s3:*", "{'Bool': {'aws:SecureTransport': 'true'}}")))
                .containsExactly(SAID);
    }

    @Test
    void aPolicyThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, bucket(), policy(Unknown.TEXT)))
                .containsExactly("lists: its «policy» is not known yet");
    }

    private static PlannedResource bucket() {
        return SmallPlans.resource(PulumiTypes.BUCKET, "lists", "{'bucket': 'lists'}");
    }

    private static PlannedResource denies(String actions, String condition) {
        return policy(SmallPlans.policy("{'Sid': 'Tls', 'Effect': 'Deny', 'Principal': '*', 'Action': '" + actions
                + "', 'Resource': ['arn:aws:s3:::lists', 'arn:aws:s3:::lists/*'], 'Condition': " + condition + "}"));
    }

    private static PlannedResource policy(String text) {
        return SmallPlans.resource(
                PulumiTypes.BUCKET_POLICY, "policy", "{'bucket': 'lists', 'policy': '" + text + "'}");
    }
}
