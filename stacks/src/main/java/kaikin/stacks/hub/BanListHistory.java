package kaikin.stacks.hub;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import kaikin.contract.BanListKey;
import kaikin.contract.ClaimKey;
import kaikin.contract.HistoryKey;

/**
 * What the bucket remembers: each list's last days, no list of a server that is gone, claims for a day, and what was
 * asked for some months.
 */
final class BanListHistory extends ComponentResource {
    private static final String NAME = "ban-list-history";
    private static final int DAYS_OF_HISTORY = 3;

    /** A server uploads every ten minutes: a list this old is no server's any more. */
    private static final int DAYS_WITHOUT_UPLOAD = 7;

    BanListHistory(Output<String> bucket, ComponentResourceOptions options) {
        super("kaikin:hub:BanListHistory", NAME, options);
        var versions = new BucketVersioningV2(
                NAME,
                BucketVersioningV2Args.builder()
                        .bucket(bucket)
                        .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                                .status("Enabled")
                                .build())
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        new BucketLifecycleConfigurationV2(
                NAME,
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket)
                        .rules(
                                forgetOldVersions(),
                                forgetDeletedLists(),
                                forgetLists(),
                                forgetClaims(),
                                forgetHistory())
                        .build(),
                CustomResourceOptions.builder().parent(this).dependsOn(versions).build());
        registerOutputs(Map.of());
    }

    private static BucketLifecycleConfigurationV2RuleArgs forgetOldVersions() {
        return everything("forget-old-versions")
                .noncurrentVersionExpiration(BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs.builder()
                        .noncurrentDays(DAYS_OF_HISTORY)
                        .build())
                .abortIncompleteMultipartUpload(
                        BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs.builder()
                                .daysAfterInitiation(1)
                                .build())
                .build();
    }

    /** S3 does not take days and delete markers in one rule. */
    private static BucketLifecycleConfigurationV2RuleArgs forgetDeletedLists() {
        return everything("forget-deleted-lists")
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .expiredObjectDeleteMarker(true)
                        .build())
                .build();
    }

    private static BucketLifecycleConfigurationV2RuleArgs forgetLists() {
        return below(BanListKey.PREFIX, "forget-lists")
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .days(DAYS_WITHOUT_UPLOAD)
                        .build())
                .build();
    }

    private static BucketLifecycleConfigurationV2RuleArgs forgetHistory() {
        return below(HistoryKey.PREFIX, "forget-history")
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .days((int) HistoryKey.KEPT.toDays())
                        .build())
                .build();
    }

    /** Chatwork's and EventBridge's second deliveries come within minutes; a rule counts in days. */
    private static BucketLifecycleConfigurationV2RuleArgs forgetClaims() {
        return below(ClaimKey.PREFIX, "forget-claims")
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .days(1)
                        .build())
                .noncurrentVersionExpiration(BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs.builder()
                        .noncurrentDays(1)
                        .build())
                .build();
    }

    private static BucketLifecycleConfigurationV2RuleArgs.Builder everything(String id) {
        return below("", id);
    }

    private static BucketLifecycleConfigurationV2RuleArgs.Builder below(String prefix, String id) {
        return BucketLifecycleConfigurationV2RuleArgs.builder()
                .id(id)
                .status("Enabled")
                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                        .prefix(prefix)
                        .build());
    }
}
