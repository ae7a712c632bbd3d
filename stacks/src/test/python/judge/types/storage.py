"""S3."""

from judge.calls import Call, Type
from judge.needs import Need
from judge.policies import RESOURCE, policy

BUCKET = "arn:aws:s3:::{bucket}"

TYPES = {
    "aws:s3/bucketV2:BucketV2": Type(
        calls=[Call("s3", "CreateBucket")],
        needs=[
            # It reads what older resources of a bucket had inside of it.
            Need(
                BUCKET,
                """
                s3:CreateBucket s3:DeleteBucket s3:ListBucket s3:GetBucketPolicy s3:GetBucketAcl s3:GetBucketCORS
                s3:GetBucketWebsite s3:GetBucketVersioning s3:GetAccelerateConfiguration s3:GetBucketRequestPayment
                s3:GetBucketLogging s3:GetLifecycleConfiguration s3:GetReplicationConfiguration
                s3:GetEncryptionConfiguration s3:GetBucketObjectLockConfiguration s3:GetBucketTagging
                """,
            )
        ],
    ),
    "aws:s3/bucketPolicy:BucketPolicy": Type(
        calls=[Call("s3", "PutBucketPolicy", checks=[policy(RESOURCE, "Policy")])],
        needs=[Need(BUCKET, "s3:PutBucketPolicy s3:GetBucketPolicy s3:DeleteBucketPolicy")],
    ),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": Type(
        calls=[
            Call(
                "s3",
                "PutPublicAccessBlock",
                {
                    "blockPublicAcls": "PublicAccessBlockConfiguration.BlockPublicAcls",
                    "blockPublicPolicy": "PublicAccessBlockConfiguration.BlockPublicPolicy",
                    "ignorePublicAcls": "PublicAccessBlockConfiguration.IgnorePublicAcls",
                    "restrictPublicBuckets": "PublicAccessBlockConfiguration.RestrictPublicBuckets",
                },
            )
        ],
        # Deleting is putting, here and below.
        needs=[Need(BUCKET, "s3:PutBucketPublicAccessBlock s3:GetBucketPublicAccessBlock")],
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": Type(
        calls=[Call("s3", "PutBucketOwnershipControls", {"rule": "OwnershipControls.Rules.0"})],
        needs=[Need(BUCKET, "s3:PutBucketOwnershipControls s3:GetBucketOwnershipControls")],
    ),
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": Type(
        calls=[Call("s3", "PutBucketEncryption", {"rules": "ServerSideEncryptionConfiguration.Rules"})],
        needs=[Need(BUCKET, "s3:PutEncryptionConfiguration s3:GetEncryptionConfiguration")],
    ),
    "aws:s3/bucketVersioningV2:BucketVersioningV2": Type(
        calls=[Call("s3", "PutBucketVersioning")],
        needs=[Need(BUCKET, "s3:PutBucketVersioning s3:GetBucketVersioning")],
    ),
    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": Type(
        calls=[Call("s3", "PutBucketLifecycleConfiguration", {"rules": "LifecycleConfiguration.Rules"})],
        needs=[Need(BUCKET, "s3:PutLifecycleConfiguration s3:GetLifecycleConfiguration")],
    ),
}
