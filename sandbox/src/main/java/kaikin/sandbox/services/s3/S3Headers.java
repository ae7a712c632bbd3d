package kaikin.sandbox.services.s3;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HeaderFields;

/**
 * The headers of a call, and what they ask of S3. Each that would change what S3 does is understood or refused: here
 * nothing is stored that S3 would store otherwise, and nothing answered that S3 would not answer.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error responses</a>
 */
record S3Headers(HeaderFields fields) {
    /** Parts of signatures, checksums and the SDKs' notes about themselves, which the gateway has looked at. */
    private static final Set<String> OF_ANY_CALL = Set.of(
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-security-token",
            "x-amz-user-agent",
            "x-amz-expected-bucket-owner",
            "x-amz-checksum-mode",
            // As TE is for HTTP, an offer that the answer need not take.
            "x-amz-te",
            "x-amz-sdk-checksum-algorithm",
            // The checksums that the gateway computes; the SDKs send one of an empty body as well.
            "x-amz-checksum-crc32",
            "x-amz-checksum-crc32c",
            "x-amz-checksum-sha1",
            "x-amz-checksum-sha256");

    private static final Set<String> OF_A_PUT = Set.of(
            "x-amz-decoded-content-length",
            "x-amz-trailer",
            "x-amz-storage-class",
            "x-amz-server-side-encryption",
            "x-amz-acl");

    private static final Set<String> CONDITIONS =
            Set.of("If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");

    private static final Set<String> STORAGE_CLASSES = Set.of(
            "REDUCED_REDUNDANCY",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER",
            "GLACIER_IR",
            "DEEP_ARCHIVE",
            "OUTPOSTS",
            "SNOW",
            "EXPRESS_ONEZONE");

    /** Refuses what says that the bucket is someone else's. */
    void requireOwner(String account) {
        for (var owner : fields.all("x-amz-expected-bucket-owner")) {
            if (!owner.matches("[0-9]{12}")) {
                throw new AwsException(
                        400,
                        "InvalidBucketOwnerAWSAccountID",
                        "The value of the expected bucket owner parameter must be an AWS account ID");
            }
            if (!owner.equals(account)) {
                throw new AwsException(403, "AccessDenied", "Access Denied");
            }
        }
    }

    /** Refuses, on a call that writes nothing, all that would change the answer. */
    void requirePlainRead() {
        if (fields.has("Range")) {
            throw notImplemented("Range");
        }
        CONDITIONS.stream().filter(fields::has).forEach(name -> {
            throw notImplemented(name);
        });
        requireKnown(Set.of());
    }

    /** The header that names what is to be copied. */
    boolean copies() {
        return fields.has("x-amz-copy-source");
    }

    boolean grants() {
        return fields.has("x-amz-acl")
                || fields.names().stream().anyMatch(name -> lower(name).startsWith("x-amz-grant-"));
    }

    boolean tags() {
        return fields.has("x-amz-tagging");
    }

    boolean retains() {
        return fields.has("x-amz-object-lock-mode") || fields.has("x-amz-object-lock-retain-until-date");
    }

    boolean holds() {
        return fields.has("x-amz-object-lock-legal-hold");
    }

    /** Refuses, on a put that its sender may send, all that the bucket would refuse or the sandbox does not cover. */
    void requirePlainPut() {
        // A new bucket has Object Ownership "bucket owner enforced", where no list of grants has a meaning.
        if (grants() && !fields.all("x-amz-acl").equals(List.of("bucket-owner-full-control"))) {
            throw new AwsException(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
        if (retains() || holds()) {
            throw new AwsException(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
        for (var storageClass : fields.all("x-amz-storage-class")) {
            if (STORAGE_CLASSES.contains(storageClass)) {
                throw notImplemented("x-amz-storage-class");
            }
            if (!storageClass.equals("STANDARD")) {
                throw new AwsException(400, "InvalidStorageClass", "The storage class you specified is not valid");
            }
        }
        for (var encryption : fields.all("x-amz-server-side-encryption")) {
            if (encryption.startsWith("aws:kms")) {
                throw notImplemented("x-amz-server-side-encryption");
            }
            if (!encryption.equals("AES256")) {
                throw new AwsException(
                        400, "InvalidEncryptionAlgorithmError", "The encryption request you specified is not valid.");
            }
        }
        // If-None-Match is the store's matter; the other conditions nobody here sends.
        CONDITIONS.stream()
                .filter(name -> !name.equals("If-None-Match"))
                .filter(fields::has)
                .forEach(name -> {
                    throw notImplemented(name);
                });
        requireKnown(OF_A_PUT);
    }

    private void requireKnown(Set<String> more) {
        fields.names().stream()
                .map(S3Headers::lower)
                .filter(name -> name.startsWith("x-amz-"))
                .filter(name -> !OF_ANY_CALL.contains(name) && !more.contains(name))
                .forEach(name -> {
                    throw notImplemented(name);
                });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static AwsException notImplemented(String header) {
        return new AwsException(
                501,
                "NotImplemented",
                "A header you provided implies functionality that is not implemented (" + header + ")");
    }
}
