"""S3."""

from judge.calls import Call, Type
from judge.policies import RESOURCE, policy

TYPES = {
    "aws:s3/bucketV2:BucketV2": Type(calls=[Call("s3", "CreateBucket")]),
    "aws:s3/bucketPolicy:BucketPolicy": Type(
        calls=[Call("s3", "PutBucketPolicy", checks=[policy(RESOURCE, "Policy")])],
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
    ),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": Type(
        calls=[Call("s3", "PutBucketOwnershipControls", {"rule": "OwnershipControls.Rules.0"})],
    ),
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": Type(
        calls=[Call("s3", "PutBucketEncryption", {"rules": "ServerSideEncryptionConfiguration.Rules"})],
    ),
    "aws:s3/bucketVersioningV2:BucketVersioningV2": Type(calls=[Call("s3", "PutBucketVersioning")]),
    "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": Type(
        calls=[Call("s3", "PutBucketLifecycleConfiguration", {"rules": "LifecycleConfiguration.Rules"})],
    ),
}
