package kaikin.policies.rules;

/** The resource types that rules are about, as Pulumi's AWS provider names them. */
public final class PulumiTypes {
    public static final String ROLE = "aws:iam/role:Role";
    public static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    public static final String ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    public static final String INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";
    public static final String BUCKET = "aws:s3/bucketV2:BucketV2";
    public static final String BUCKET_OF_OLD = "aws:s3/bucket:Bucket";
    public static final String BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
    public static final String PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    public static final String OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
    public static final String ENCRYPTION =
            "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2";
    public static final String VERSIONING = "aws:s3/bucketVersioningV2:BucketVersioningV2";
    public static final String DOCUMENT = "aws:ssm/document:Document";
    public static final String PARAMETER = "aws:ssm/parameter:Parameter";
    public static final String EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
    public static final String EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
    public static final String SCHEDULE = "aws:scheduler/schedule:Schedule";
    public static final String EVENT_BUS_POLICY = "aws:cloudwatch/eventBusPolicy:EventBusPolicy";
    public static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
    public static final String FUNCTION = "aws:lambda/function:Function";
    public static final String PERMISSION = "aws:lambda/permission:Permission";
    public static final String INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
    public static final String ROUTE = "aws:apigatewayv2/route:Route";
    public static final String STAGE = "aws:apigatewayv2/stage:Stage";

    private PulumiTypes() {}
}
