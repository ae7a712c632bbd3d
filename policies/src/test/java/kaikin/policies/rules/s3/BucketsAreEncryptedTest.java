package kaikin.policies.rules.s3;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.model.Unknown;
import kaikin.policies.plan.SmallPlans;
import kaikin.policies.rules.PackFindings;
import kaikin.policies.rules.PulumiTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsAreEncryptedTest {
    private static final String RULE = "buckets-are-encrypted";

    @ParameterizedTest
    @ValueSource(strings = {"AES256", "aws:kms", "aws:kms:dsse"})
    void aBucketThatSaysHowItEncryptsIsFine(String algorithm) {
        PackFindings.assertFine(RULE, bucket(), encryption("lists", algorithm));
    }

    @Test
    void aBucketThatDoesNotIsAViolation() {
        var said = "lists: it does not say how it encrypts: add a server-side encryption configuration";

        assertThat(PackFindings.violations(RULE, bucket())).containsExactly(said);
        assertThat(PackFindings.violations(RULE, bucket(), encryption("lists", "none")))
                .containsExactly(said);
        assertThat(PackFindings.violations(RULE, bucket(), encryption("other", "AES256")))
                .containsExactly(said);
    }

    @Test
    void anAlgorithmThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, bucket(), encryption("lists", Unknown.TEXT)))
                .containsExactly("lists: its «rules» is not known yet");
    }

    private static PlannedResource bucket() {
        return SmallPlans.resource(PulumiTypes.BUCKET, "lists", "{'bucket': 'lists'}");
    }

    private static PlannedResource encryption(String bucket, String algorithm) {
        return SmallPlans.resource(PulumiTypes.ENCRYPTION, "encryption", """
                {'bucket': '%s', 'rules': [{'applyServerSideEncryptionByDefault': {'sseAlgorithm': '%s'}}]}""".formatted(bucket, algorithm));
    }
}
