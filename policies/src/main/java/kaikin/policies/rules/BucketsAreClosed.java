package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.pack.About;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** Nothing in a bucket can become public. */
final class BucketsAreClosed extends BucketSides {
    BucketsAreClosed() {
        super(
                "buckets-are-closed",
                About.rule(
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
    boolean isFine(PlannedResource bucket, Stacks stacks) {
        var blocked = sides(bucket, Types.PUBLIC_ACCESS_BLOCK, stacks)
                .anyMatch(block -> WAYS.stream().allMatch(block::isTrue));
        return blocked
                && sides(bucket, Types.OWNERSHIP, stacks)
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

    private static final List<String> WAYS =
            List.of("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets");
}
