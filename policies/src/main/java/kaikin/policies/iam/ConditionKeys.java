package kaikin.policies.iam;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The condition keys that this evaluator knows; names are compared without regard to case, tag keys included.
 *
 * <p>A misspelt key never matches on AWS and nobody is told, so here it's refused.
 */
final class ConditionKeys {
    static final ConditionKey PRINCIPAL_ACCOUNT = new ConditionKey("aws:PrincipalAccount");
    static final ConditionKey PRINCIPAL_ARN = new ConditionKey("aws:PrincipalArn");
    static final ConditionKey PRINCIPAL_IS_AWS_SERVICE = new ConditionKey("aws:PrincipalIsAWSService");
    static final ConditionKey PRINCIPAL_SERVICE_NAME = new ConditionKey("aws:PrincipalServiceName");
    static final ConditionKey PRINCIPAL_SERVICE_NAMES_LIST = new ConditionKey("aws:PrincipalServiceNamesList");
    static final ConditionKey PRINCIPAL_TYPE = new ConditionKey("aws:PrincipalType");
    /** AWS fills it in from the resource alone. */
    static final ConditionKey RESOURCE_ACCOUNT = new ConditionKey("aws:ResourceAccount");

    private static final Set<ConditionKey> SINGLE = keys(
            "apigateway:Request/ApiName",
            "apigateway:Resource/ApiName",
            "aws:CalledViaFirst",
            "aws:CalledViaLast",
            "aws:CurrentTime",
            "aws:Ec2InstanceSourceVpc",
            "aws:EpochTime",
            "aws:FederatedProvider",
            "aws:MultiFactorAuthAge",
            "aws:MultiFactorAuthPresent",
            "aws:PrincipalAccount",
            "aws:PrincipalArn",
            "aws:PrincipalIsAWSService",
            "aws:PrincipalOrgID",
            "aws:PrincipalServiceName",
            "aws:PrincipalType",
            "aws:Referer",
            "aws:RequestedRegion",
            "aws:ResourceAccount",
            "aws:ResourceOrgID",
            "aws:SecureTransport",
            "aws:SourceAccount",
            "aws:SourceArn",
            "aws:SourceIdentity",
            "aws:SourceIp",
            "aws:SourceOrgID",
            "aws:SourceVpc",
            "aws:SourceVpce",
            "aws:TokenIssueTime",
            "aws:UserAgent",
            "aws:ViaAWSService",
            "aws:VpcSourceIp",
            "aws:userid",
            "aws:username",
            "ec2:SourceInstanceARN",
            "events:creatorAccount",
            "events:detail-type",
            "events:detail.service",
            "events:eventBusInvocation",
            "events:ManagedBy",
            "events:source",
            "iam:AWSServiceName",
            "iam:AssociatedResourceArn",
            "iam:PassedToService",
            "iam:PermissionsBoundary",
            "iam:PolicyARN",
            "kms:CallerAccount",
            "kms:KeySpec",
            "kms:ViaService",
            "lambda:CodeSigningConfigArn",
            "lambda:FunctionArn",
            "lambda:FunctionUrlAuthType",
            "lambda:Principal",
            "s3:DataAccessPointAccount",
            "s3:DataAccessPointArn",
            "s3:ResourceAccount",
            "s3:TlsVersion",
            "s3:VersionId",
            "s3:authType",
            "s3:delimiter",
            "s3:if-match",
            "s3:if-none-match",
            "s3:max-keys",
            "s3:object-lock-mode",
            "s3:prefix",
            "s3:signatureAge",
            "s3:signatureversion",
            "s3:x-amz-acl",
            "s3:x-amz-content-sha256",
            "s3:x-amz-copy-source",
            "s3:x-amz-server-side-encryption",
            "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "s3:x-amz-storage-class",
            "ssm:DocumentCategories",
            "ssm:DocumentType",
            "ssm:Overwrite",
            "ssm:Recursive",
            "ssm:SessionDocumentAccessCheck",
            "ssm:SourceInstanceARN",
            "sts:AWSServiceName",
            "sts:ExternalId",
            "sts:RoleSessionName",
            "sts:SourceIdentity");

    private static final Set<ConditionKey> MULTIPLE = keys(
            "aws:CalledVia",
            "aws:PrincipalOrgPaths",
            "aws:PrincipalServiceNamesList",
            "aws:ResourceOrgPaths",
            "aws:SourceOrgPaths",
            "aws:TagKeys",
            "kms:EncryptionContextKeys",
            "sts:TransitiveTagKeys");

    /** AWS fills them in from the caller alone. */
    private static final Set<ConditionKey> CALLERS = keys(
            "aws:PrincipalAccount",
            "aws:PrincipalArn",
            "aws:PrincipalIsAWSService",
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
            "aws:PrincipalType",
            "aws:SourceIdentity");

    /** Families whose last part is the user's own. */
    private static final Set<ConditionKey> FAMILIES = keys(
            "aws:PrincipalTag/",
            "aws:RequestTag/",
            "aws:ResourceTag/",
            "ec2:ResourceTag/",
            "iam:ResourceTag/",
            "kms:EncryptionContext:",
            "s3:ExistingObjectTag/",
            "s3:RequestObjectTag/",
            "ssm:resourceTag/");

    private ConditionKeys() {}

    static boolean isKnown(ConditionKey key) {
        if (SINGLE.contains(key) || isMultiValued(key)) {
            return true;
        }
        for (var family : FAMILIES) {
            if (key.extendsFamily(family)) {
                return true;
            }
        }
        return false;
    }

    /** A key that a request may carry several values of. */
    static boolean isMultiValued(ConditionKey key) {
        return MULTIPLE.contains(key);
    }

    /** A key that says who the caller is. */
    static boolean isOfCaller(ConditionKey key) {
        return CALLERS.contains(key);
    }

    /** A key that AWS fills in itself. */
    static boolean isDerived(ConditionKey key) {
        return isOfCaller(key) || key.equals(RESOURCE_ACCOUNT);
    }

    private static Set<ConditionKey> keys(String... names) {
        return Stream.of(names).map(ConditionKey::new).collect(Collectors.toUnmodifiableSet());
    }
}
