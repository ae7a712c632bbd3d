package kaikin.policies.rules.s3;

import java.util.List;
import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.PulumiTypes;

/** Nothing in a bucket can become public. */
public final class BucketsAreClosed extends BucketRule {
    private static final List<String> WAYS =
            List.of("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets");

    public BucketsAreClosed() {
        super(
                "buckets-are-closed",
                RuleDescription.rule(
                                "A bucket blocks public access in all four ways, and has no ACLs",
                                "One wrong ACL or policy is enough to show everything to the world",
                                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html")
                        .of(Severity.CRITICAL)
                        .covering(
                                "CKV_AWS_53",
                                "CKV_AWS_54",
                                "CKV_AWS_55",
                                "CKV_AWS_56",
                                "CKV2_AWS_6",
                                "AwsSolutions-S2",
                                "FSBP S3.8",
                                "FSBP S3.12"));
    }

    @Override
    boolean isFine(PlannedResource bucket, StackPlans stacks) {
        var blocked = settings(bucket, PulumiTypes.PUBLIC_ACCESS_BLOCK, stacks)
                .anyMatch(block -> WAYS.stream().allMatch(block::isTrue));
        return blocked
                && settings(bucket, PulumiTypes.OWNERSHIP, stacks)
                        .anyMatch(owned -> owned.find("/rule/objectOwnership")
                                .filter(rule -> rule.asText().equals("BucketOwnerEnforced"))
                                .isPresent());
    }

    @Override
    String subject() {
        return "public access";
    }

    @Override
    String complaint() {
        return "it can become public: block public access in all four ways, and let the owner enforce ownership";
    }
}
