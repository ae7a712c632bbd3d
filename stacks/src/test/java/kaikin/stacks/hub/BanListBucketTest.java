package kaikin.stacks.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kaikin.contract.RoleNames;
import kaikin.stacks.ExampleSettings;
import kaikin.stacks.RegisteredResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class BanListBucketTest {
    private static final String BUCKET = "kaikin-ban-lists-111111111111-ap-northeast-1";

    private final RegisteredResources resources = RegisteredResources.by(() -> new BanListBucket(
            new BanListBucket.Args(ExampleSettings.HUB, Set.of(RoleNames.webhook(ExampleSettings.HUB_ACCOUNT))),
            ComponentResourceOptions.Empty));

    @Test
    void isNamedAfterItsHubAndBelowItsComponent() {
        var bucket = resources.only("aws:s3/bucketV2:BucketV2");

        assertThat(bucket.urn()).endsWith("kaikin:hub:BanListBucket$aws:s3/bucketV2:BucketV2::ban-lists");
        assertThat(bucket.input("bucket")).isEqualTo(BUCKET);
        assertThat(bucket.inputs()).doesNotContainKey("forceDestroy");
    }

    @Test
    void isClosedToThePublic() {
        assertThat(resources
                        .only("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
                        .inputs())
                .containsEntry("bucket", BUCKET)
                .containsEntry("blockPublicAcls", true)
                .containsEntry("blockPublicPolicy", true)
                .containsEntry("ignorePublicAcls", true)
                .containsEntry("restrictPublicBuckets", true);
        assertThat(resources
                        .only("aws:s3/bucketOwnershipControls:BucketOwnershipControls")
                        .input("rule"))
                .isEqualTo(Map.of("objectOwnership", "BucketOwnerEnforced"));
    }

    @Test
    void isEncrypted() {
        var encryption = resources.only(
                "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2");

        assertThat(encryption.input("rules"))
                .isEqualTo(List.of(Map.of("applyServerSideEncryptionByDefault", Map.of("sseAlgorithm", "AES256"))));
    }

    @Test
    void letsOnlyTheseRolesAtItsObjectsAndOnlyByTls() {
        var policy = resources.only("aws:s3/bucketPolicy:BucketPolicy");

        assertThat(policy.json("policy").path("Statement")).hasSize(2);
        assertThat(policy.statement("policy", "TlsOnly").path("Effect").asText())
                .isEqualTo("Deny");
        var objects = policy.statement("policy", "OnlyTheseRolesTouchObjects");
        assertThat(objects.path("Effect").asText()).isEqualTo("Deny");
        assertThat(objects.at("/Condition/ArnNotEquals/aws:PrincipalArn").toString())
                .contains("arn:aws:iam::111111111111:role/kaikin-webhook");
    }

    @Test
    void keepsOldVersionsForDaysAndForgetsWhatIsOver() {
        assertThat(resources
                        .only("aws:s3/bucketVersioningV2:BucketVersioningV2")
                        .input("versioningConfiguration"))
                .isEqualTo(Map.of("status", "Enabled"));
        var lifecycle = resources.only("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2");
        assertThat(lifecycle.urn()).contains("kaikin:hub:BanListBucket$kaikin:hub:BanListHistory$");
        assertThat((List<?>) lifecycle.input("rules"))
                .extracting(rule -> String.valueOf(((Map<?, ?>) rule).get("id")))
                .containsExactly(
                        "forget-old-versions",
                        "forget-deleted-lists",
                        "forget-lists",
                        "forget-claims",
                        "forget-history");
    }
}
