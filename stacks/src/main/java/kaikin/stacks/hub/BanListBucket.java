package kaikin.stacks.hub;

import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketOwnershipControlsArgs;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaikin.contract.BanListKey;
import kaikin.contract.RoleArn;
import kaikin.stacks.config.Deployment;
import kaikin.stacks.iam.Deny;
import kaikin.stacks.iam.PolicyJson;

/** The bucket of all ban lists: private, encrypted, versioned, and its objects for the bot and the writers alone. */
final class BanListBucket extends ComponentResource {
    private static final String NAME = "ban-lists";

    private final BucketPolicy policy;

    BanListBucket(Args args, ComponentResourceOptions options) {
        super("kaikin:hub:BanListBucket", NAME, options);
        var name = BanListKey.bucket(args.place().hub(), args.place().region());
        var children = CustomResourceOptions.builder().parent(this).build();
        var bucket = new BucketV2(
                NAME,
                // Without forceDestroy: S3 itself refuses to delete a bucket that holds anything.
                BucketV2Args.builder().bucket(name).build(),
                CustomResourceOptions.builder().parent(this).protect(true).build());
        close(bucket, children);
        encrypt(bucket, children);
        new BanListHistory(
                bucket.bucket(), ComponentResourceOptions.builder().parent(this).build());
        policy = new BucketPolicy(
                NAME,
                BucketPolicyArgs.builder()
                        .bucket(bucket.bucket())
                        .policy(guarding("arn:aws:s3:::" + name, args.roles()))
                        .build(),
                children);
        registerOutputs(Map.of("bucket", bucket.bucket()));
    }

    /**
     * Whose bucket it is, and who comes at its objects.
     *
     * @param roles the only ones that may
     */
    record Args(Deployment place, Set<RoleArn> roles) {}

    /** The policy that lets the bot's functions and the writers at its objects, and nobody else. */
    BucketPolicy policy() {
        return policy;
    }

    private static String guarding(String bucketArn, Set<RoleArn> roles) {
        return PolicyJson.of(List.of(Deny.withoutTls(bucketArn), Deny.objectsToAllBut(roles, bucketArn)));
    }

    private static void close(BucketV2 bucket, CustomResourceOptions children) {
        new BucketPublicAccessBlock(
                NAME,
                BucketPublicAccessBlockArgs.builder()
                        .bucket(bucket.bucket())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build(),
                children);
        new BucketOwnershipControls(
                NAME,
                BucketOwnershipControlsArgs.builder()
                        .bucket(bucket.bucket())
                        .rule(BucketOwnershipControlsRuleArgs.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build())
                        .build(),
                children);
    }

    private static void encrypt(BucketV2 bucket, CustomResourceOptions children) {
        new BucketServerSideEncryptionConfigurationV2(
                NAME,
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.bucket())
                        .rules(BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                                .applyServerSideEncryptionByDefault(
                                        BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs
                                                .builder()
                                                .sseAlgorithm("AES256")
                                                .build())
                                .build())
                        .build(),
                children);
    }
}
