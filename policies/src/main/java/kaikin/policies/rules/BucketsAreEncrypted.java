package kaikin.policies.rules;

import kaikin.policies.pack.About;
import kaikin.policies.pack.Severity;
import kaikin.policies.pack.Stacks;
import kaikin.policies.plan.PlannedResource;

/** Objects are encrypted where they lie. */
final class BucketsAreEncrypted extends BucketSides {
    BucketsAreEncrypted() {
        super(
                "buckets-are-encrypted",
                About.rule(
                                "A bucket says how it encrypts",
                                "What is said is kept, also when somebody changes the default of the account",
                                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html")
                        .of(Severity.MEDIUM)
                        .covering("CKV_AWS_19", "AWS-0088", "W41"));
    }

    @Override
    boolean isFine(PlannedResource bucket, Stacks stacks) {
        return sides(bucket, Types.ENCRYPTION, stacks)
                .anyMatch(side -> side.list("rules").stream()
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
