package kaikin.policies.rules;

/** The resource types that rules are about, as Pulumi's AWS provider names them. */
final class Types {
    static final String ROLE = "aws:iam/role:Role";
    static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    static final String ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    static final String INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";
    static final String BUCKET = "aws:s3/bucketV2:BucketV2";
    static final String BUCKET_OF_OLD = "aws:s3/bucket:Bucket";
    static final String BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
    static final String PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    static final String OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
    static final String ENCRYPTION =
            "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2";
    static final String VERSIONING = "aws:s3/bucketVersioningV2:BucketVersioningV2";
    static final String DOCUMENT = "aws:ssm/document:Document";
    static final String PARAMETER = "aws:ssm/parameter:Parameter";
    static final String EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
    static final String EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
    static final String SCHEDULE = "aws:scheduler/schedule:Schedule";
    static final String EVENT_BUS_POLICY = "aws:cloudwatch/eventBusPolicy:EventBusPolicy";
    static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
    static final String FUNCTION = "aws:lambda/function:Function";
    static final String PERMISSION = "aws:lambda/permission:Permission";
    static final String INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
    static final String ROUTE = "aws:apigatewayv2/route:Route";
    static final String STAGE = "aws:apigatewayv2/stage:Stage";

    private Types() {}
}
