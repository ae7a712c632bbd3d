package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** What is overwritten can be looked up. */
final class BucketsAreVersioned extends BucketSides {
    BucketsAreVersioned() {
        super(
                "buckets-are-versioned",
                About.rule(
                                "A bucket keeps versions",
                                "A list that was overwritten is the only trace of what a server said before",
                                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html")
                        .of(Severity.LOW)
                        .covering("CKV_AWS_21", "AWS-0090", "FSBP S3.14"));
    }

    @Override
    boolean isFine(PlannedResource bucket, Stacks stacks) {
        return sides(bucket, Types.VERSIONING, stacks)
                .anyMatch(side -> side.find("/versioningConfiguration/status")
                        .filter(status -> status.asText().equals("Enabled"))
                        .isPresent());
    }

    @Override
    String subject() {
        return "versioning";
    }

    @Override
    String complaint() {
        return "it keeps no versions: add a versioning configuration";
    }
}
