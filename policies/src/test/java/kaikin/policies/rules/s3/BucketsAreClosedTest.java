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

class BucketsAreClosedTest {
    private static final String RULE = "buckets-are-closed";

    private static final String BLOCKED = "{'bucket': 'lists', 'blockPublicAcls': true, 'blockPublicPolicy': true,"
            + " 'ignorePublicAcls': true, 'restrictPublicBuckets': true}";
    private static final String OPEN =
            "lists: it can become public: block public access in all four ways, and let the owner enforce ownership";

    @Test
    void aBucketThatCannotBecomePublicIsFine() {
        PackFindings.assertFine(RULE, bucket(), block(BLOCKED), owned("BucketOwnerEnforced"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"})
    void oneWayLeftOpenIsAViolation(String way) {
        assertThat(PackFindings.violations(
                        RULE,
                        bucket(),
                        block(BLOCKED.replace("'" + way + "': true", "'" + way + "': false")),
                        owned("BucketOwnerEnforced")))
                .containsExactly(OPEN);
    }

    @Test
    void whatClosesAnotherBucketDoesNotCloseThisOne() {
        assertThat(PackFindings.violations(
                        RULE, bucket(), block(BLOCKED.replace("lists", "other")), owned("BucketOwnerEnforced")))
                .containsExactly(OPEN);
    }

    @Test
    void aBucketWithAclsIsAViolation() {
        assertThat(PackFindings.violations(RULE, bucket(), block(BLOCKED), owned("ObjectWriter")))
                .containsExactly(OPEN);
        assertThat(PackFindings.violations(RULE, bucket(), block(BLOCKED))).containsExactly(OPEN);
    }

    @Test
    void anOwnershipThatIsNotKnownYetIsLeftOpen() {
        assertThat(PackFindings.undecided(RULE, bucket(), block(BLOCKED), owned(Unknown.TEXT)))
                .containsExactly("lists: its «rule/objectOwnership» is not known yet");
    }

    private static PlannedResource bucket() {
        return SmallPlans.resource(PulumiTypes.BUCKET, "lists", "{'bucket': 'lists'}");
    }

    private static PlannedResource block(String inputs) {
        return SmallPlans.resource(PulumiTypes.PUBLIC_ACCESS_BLOCK, "block", inputs);
    }

    private static PlannedResource owned(String ownership) {
        return SmallPlans.resource(
                PulumiTypes.OWNERSHIP,
                "owned",
                "{'bucket': 'lists', 'rule': {'objectOwnership': '" + ownership + "'}}");
    }
}
