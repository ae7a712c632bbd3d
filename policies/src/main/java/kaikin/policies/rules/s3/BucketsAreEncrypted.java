package kaikin.policies.rules.s3;

import kaikin.policies.model.PlannedResource;
import kaikin.policies.pack.RuleDescription;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.StackPlans;
import kaikin.policies.rules.PulumiTypes;

/** Objects are encrypted where they lie. */
public final class BucketsAreEncrypted extends BucketRule {
    public BucketsAreEncrypted() {
        super(
                "buckets-are-encrypted",
                RuleDescription.rule(
                                "A bucket says how it encrypts",
                                "What is said is kept, also when somebody changes the default of the account",
                                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html")
                        .of(Severity.MEDIUM)
                        .covering("CKV_AWS_19", "AWS-0088", "W41"));
    }

    @Override
    boolean isFine(PlannedResource bucket, StackPlans stacks) {
        return settings(bucket, PulumiTypes.ENCRYPTION, stacks)
                .anyMatch(setting -> setting.list("rules").stream()
                        .anyMatch(rule -> rule.at("/applyServerSideEncryptionByDefault/sseAlgorithm")
                                .asText()
                                .matches("AES256|aws:kms(:dsse)?")));
    }

    @Override
    String subject() {
        return "encryption";
    }

    @Override
    String complaint() {
        return "it does not say how it encrypts: add a server-side encryption configuration";
    }
}
