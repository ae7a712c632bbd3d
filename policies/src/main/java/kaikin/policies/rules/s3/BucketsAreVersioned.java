package kaikin.policies.rules.s3;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.PulumiTypes;

/** Overwritten objects can be looked up. */
public final class BucketsAreVersioned extends BucketRule {
    public BucketsAreVersioned() {
        super(
                "buckets-are-versioned",
                RuleDescription.rule(
                                "A bucket keeps versions",
                                "A list that was overwritten is the only trace of what a server said before",
                                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html")
                        .of(Severity.LOW)
                        .covering("CKV_AWS_21", "AWS-0090", "FSBP S3.14"));
    }

    @Override
    boolean isFine(PlannedResource bucket, StackPlans stacks) {
        return settings(bucket, PulumiTypes.VERSIONING, stacks)
                .anyMatch(setting -> setting.find("/versioningConfiguration/status")
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
