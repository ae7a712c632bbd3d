package kaikin.sandbox.services.s3;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that are made of one method and a word of the query, or of a bucket, and the action that each of them
 * needs. The sandbox covers none of them, but says first who may not.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions of S3</a>
 */
final class Subresource {
    private static final Map<String, String> OF_OBJECTS = Map.ofEntries(
            Map.entry("GET acl", "s3:GetObjectAcl"),
            Map.entry("PUT acl", "s3:PutObjectAcl"),
            Map.entry("GET tagging", "s3:GetObjectTagging"),
            Map.entry("PUT tagging", "s3:PutObjectTagging"),
            Map.entry("DELETE tagging", "s3:DeleteObjectTagging"),
            Map.entry("GET versionId", "s3:GetObjectVersion"),
            Map.entry("HEAD versionId", "s3:GetObjectVersion"),
            Map.entry("DELETE versionId", "s3:DeleteObjectVersion"),
            Map.entry("POST uploads", "s3:PutObject"),
            Map.entry("PUT uploadId", "s3:PutObject"),
            Map.entry("POST uploadId", "s3:PutObject"),
            Map.entry("GET uploadId", "s3:ListMultipartUploadParts"),
            Map.entry("DELETE uploadId", "s3:AbortMultipartUpload"),
            Map.entry("GET attributes", "s3:GetObjectAttributes"),
            Map.entry("GET retention", "s3:GetObjectRetention"),
            Map.entry("PUT retention", "s3:PutObjectRetention"),
            Map.entry("GET legal-hold", "s3:GetObjectLegalHold"),
            Map.entry("PUT legal-hold", "s3:PutObjectLegalHold"),
            Map.entry("POST restore", "s3:RestoreObject"),
            Map.entry("PUT renameObject", "s3:PutObject"),
            Map.entry("POST select", "s3:GetObject"));

    private static final Map<String, String> OF_BUCKETS = Map.ofEntries(
            Map.entry("GET acl", "s3:GetBucketAcl"),
            Map.entry("PUT acl", "s3:PutBucketAcl"),
            Map.entry("GET policy", "s3:GetBucketPolicy"),
            Map.entry("PUT policy", "s3:PutBucketPolicy"),
            Map.entry("DELETE policy", "s3:DeleteBucketPolicy"),
            Map.entry("GET policyStatus", "s3:GetBucketPolicyStatus"),
            Map.entry("GET versions", "s3:ListBucketVersions"),
            Map.entry("GET uploads", "s3:ListBucketMultipartUploads"),
            Map.entry("GET location", "s3:GetBucketLocation"),
            Map.entry("GET versioning", "s3:GetBucketVersioning"),
            Map.entry("PUT versioning", "s3:PutBucketVersioning"),
            Map.entry("GET lifecycle", "s3:GetLifecycleConfiguration"),
            Map.entry("PUT lifecycle", "s3:PutLifecycleConfiguration"),
            Map.entry("DELETE lifecycle", "s3:PutLifecycleConfiguration"),
            Map.entry("GET publicAccessBlock", "s3:GetBucketPublicAccessBlock"),
            Map.entry("PUT publicAccessBlock", "s3:PutBucketPublicAccessBlock"),
            Map.entry("GET ownershipControls", "s3:GetBucketOwnershipControls"),
            Map.entry("PUT ownershipControls", "s3:PutBucketOwnershipControls"),
            Map.entry("GET encryption", "s3:GetEncryptionConfiguration"),
            Map.entry("PUT encryption", "s3:PutEncryptionConfiguration"),
            Map.entry("GET tagging", "s3:GetBucketTagging"),
            Map.entry("PUT tagging", "s3:PutBucketTagging"),
            Map.entry("GET notification", "s3:GetBucketNotification"),
            Map.entry("PUT notification", "s3:PutBucketNotification"),
            Map.entry("PUT replication", "s3:PutReplicationConfiguration"),
            Map.entry("GET object-lock", "s3:GetBucketObjectLockConfiguration"),
            Map.entry("PUT object-lock", "s3:PutBucketObjectLockConfiguration"));

    private Subresource() {}

    /** Returns what a call on an object needs that has this in its query; empty where S3 has no such call. */
    static Optional<String> ofObject(String method, Set<String> query) {
        return action(OF_OBJECTS, method, query);
    }

    /** The same for a call on the bucket, where some have no query at all. */
    static Optional<String> ofBucket(String method, Set<String> query) {
        return action(OF_BUCKETS, method, query).or(() -> switch (method) {
            case "PUT" -> Optional.of("s3:CreateBucket");
            case "DELETE" -> Optional.of("s3:DeleteBucket");
            case "HEAD" -> Optional.of("s3:ListBucket");
            default -> Optional.empty();
        });
    }

    private static Optional<String> action(Map<String, String> actions, String method, Set<String> query) {
        return query.stream()
                .map(name -> actions.get(method + " " + name))
                .flatMap(action -> Optional.ofNullable(action).stream())
                .findFirst();
    }
}
