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

class BucketsAreVersionedTest {
    private static final String RULE = "buckets-are-versioned";

    @ParameterizedTest
    @ValueSource(strings = {PulumiTypes.BUCKET, PulumiTypes.BUCKET_OF_OLD})
    void aBucketThatKeepsVersionsIsFine(String type) {
        PackFindings.assertFine(RULE, bucket(type), versioning("lists", "Enabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {PulumiTypes.BUCKET, PulumiTypes.BUCKET_OF_OLD})
    void aBucketThatDoesNotIsAViolation(String type) {
        var said = "lists: it keeps no versions: add a versioning configuration";

        assertThat(PackFindings.violations(RULE, bucket(type))).containsExactly(said);
        assertThat(PackFindings.violations(RULE, bucket(type), versioning("lists", "Suspended")))
                .containsExactly(said);
        assertThat(PackFindings.violations(RULE, bucket(type), versioning("other", "Enabled")))
                .containsExactly(said);
    }

    @Test
    void aStatusThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, bucket(PulumiTypes.BUCKET), versioning("lists", Unknown.TEXT)))
                .containsExactly("lists: its «versioningConfiguration/status» is not known yet");
    }

    private static PlannedResource bucket(String type) {
        return SmallPlans.resource(type, "lists", "{'bucket': 'lists'}");
    }

    private static PlannedResource versioning(String bucket, String status) {
        return SmallPlans.resource(
                PulumiTypes.VERSIONING,
                "versions",
                "{'bucket': '%s', 'versioningConfiguration': {'status': '%s'}}".formatted(bucket, status));
    }
}
