package kaikin.sandbox.services.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.cloud.Stack;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.AwsException.AwsError;
import kaikin.sandbox.gateway.ByteBody;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What S3 refuses, or would do otherwise than by its word alone. */
class ObjectStoreTest {
    private static final String HOST = "https://lists.s3.ap-northeast-1.amazonaws.com/";
    private static final RoleSession ADMIN = new RoleSession("111111111111", "admin", "s");
    private static final RoleSession WRITER = new RoleSession("111111111111", "writer", "s");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore store;

    @BeforeEach
    void deploy() throws Exception {
        var cloud = Stack.deployed(Stack.of("111111111111")
                .role(
                        "admin",
                        "lambda.amazonaws.com",
                        "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': ['arn:aws:s3:::lists', 'arn:aws:s3:::lists/*']}")
                .role(
                        "writer",
                        "ec2.amazonaws.com",
                        "{'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': 'arn:aws:s3:::lists/a/*'}",
                        "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::lists/a/*'}")
                .bucket(
                        "lists",
                        "{'Effect': 'Deny', 'Principal': '*', 'Action': 's3:GetObject', 'Resource':"
                                + " 'arn:aws:s3:::lists/secret'}"));
        store = new ObjectStore(
                cloud.bucket("lists").orElseThrow(),
                new Authorizer(cloud, new Audit(directory.resolve("audit")), Clock.systemUTC()),
                Clock.systemUTC());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-amz-acl: public-read                       | AccessControlListNotSupported
            x-amz-acl: private                           | AccessControlListNotSupported
            x-amz-grant-read: id=1                       | AccessControlListNotSupported
            x-amz-tagging: a=b                           | NotImplemented
            x-amz-copy-source: lists/a/2                 | NotImplemented
            x-amz-copy-source: lists                     | InvalidArgument
            x-amz-copy-source: other/a/2                 | NotImplemented
            x-amz-copy-source: /lists/secret             | AccessDenied
            x-amz-copy-source: lists/s%65cret?versionId=1 | AccessDenied
            x-amz-expected-bucket-owner: 222222222222    | AccessDenied
            x-amz-expected-bucket-owner: me              | InvalidBucketOwnerAWSAccountID
            x-amz-storage-class: COLD                    | InvalidStorageClass
            x-amz-storage-class: GLACIER                 | NotImplemented
            x-amz-server-side-encryption: aws:kms        | NotImplemented
            x-amz-server-side-encryption: rot13          | InvalidEncryptionAlgorithmError
            x-amz-server-side-encryption-customer-key: x | NotImplemented
            x-amz-server-side-encryption-aws-kms-key-id: x | NotImplemented
            x-amz-object-lock-mode: GOVERNANCE           | InvalidRequest
            x-amz-object-lock-legal-hold: ON             | InvalidRequest
            x-amz-website-redirect-location: /b          | NotImplemented
            x-amz-meta-colour: blue                      | NotImplemented
            x-amz-checksum-crc64nvme: x                  | NotImplemented
            x-amz-write-offset-bytes: 3                  | NotImplemented
            x-amz-whatever-comes-next: 1                 | NotImplemented
            X-Amz-Mfa: 1 2                               | NotImplemented
            If-Match: "x"                                | NotImplemented
            If-Unmodified-Since: yesterday               | NotImplemented
            If-None-Match: "x"                           | NotImplemented
            """)
    void aPutThatS3WouldTreatOtherwiseIsRefusedAndStoresNothing(String header, String code) {
        assertThat(error("PUT", "a/1", header, ADMIN).code()).isEqualTo(code);

        assertThat(error("GET", "a/1", "", ADMIN).code()).isEqualTo("NoSuchKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x-amz-acl: bucket-owner-full-control",
                "x-amz-expected-bucket-owner: 111111111111",
                "x-amz-storage-class: STANDARD",
                "x-amz-server-side-encryption: AES256",
                "If-None-Match: *"
            })
    void whatChangesNothingIsTaken(String header) {
        assertThat(call("PUT", "a/1", header, ADMIN).status()).isEqualTo(200);
        assertThat(call("GET", "a/1", "", ADMIN).body().text()).isEqualTo("text");
    }

    /** Each of these is an action of its own, which PutObject does not include. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-acl: bucket-owner-full-control",
                "x-amz-acl: public-read",
                "x-amz-grant-full-control: id=1",
                "x-amz-tagging: a=b",
                "x-amz-object-lock-mode: GOVERNANCE",
                "x-amz-object-lock-legal-hold: ON",
                "x-amz-copy-source: lists/b/1"
            })
    void whoMayOnlyPutMayDoNothingBesides(String header) {
        assertThat(error("PUT", "a/1", header, WRITER).code()).isEqualTo("AccessDenied");
        assertThat(call("PUT", "a/1", "", WRITER).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,a/1?acl,s3:GetObjectAcl",
        "PUT,a/1?acl,s3:PutObjectAcl",
        "GET,a/1?tagging,s3:GetObjectTagging",
        "PUT,a/1?tagging,s3:PutObjectTagging",
        "DELETE,a/1?tagging,s3:DeleteObjectTagging",
        "GET,a/1?versionId=1,s3:GetObjectVersion",
        "HEAD,a/1?versionId=1,s3:GetObjectVersion",
        "DELETE,a/1?versionId=1,s3:DeleteObjectVersion",
        "DELETE,a/1,s3:DeleteObject",
        "DELETE,a/1?uploadId=1,s3:AbortMultipartUpload",
        "GET,a/1?attributes,s3:GetObjectAttributes",
        "PUT,a/1?retention,s3:PutObjectRetention",
        "PUT,a/1?legal-hold,s3:PutObjectLegalHold",
        "POST,a/1?restore,s3:RestoreObject",
        "GET,?list-type=2,s3:ListBucket",
        "GET,?versions,s3:ListBucketVersions",
        "GET,?uploads,s3:ListBucketMultipartUploads",
        "GET,?policy,s3:GetBucketPolicy",
        "PUT,?policy,s3:PutBucketPolicy",
        "DELETE,?policy,s3:DeleteBucketPolicy",
        "GET,?location,s3:GetBucketLocation",
        "PUT,?versioning,s3:PutBucketVersioning",
        "PUT,?lifecycle,s3:PutLifecycleConfiguration",
        "PUT,?publicAccessBlock,s3:PutBucketPublicAccessBlock",
        "PUT,'',s3:CreateBucket",
        "DELETE,'',s3:DeleteBucket",
        "HEAD,'',s3:ListBucket"
    })
    void eachSubresourceHasAnActionOfItsOwn(String method, String target, String action) throws Exception {
        assertThat(error(method, target, "", WRITER).code()).isEqualTo("AccessDenied");

        assertThat(Files.readString(directory.resolve("audit"))).contains("\"action\":\"" + action + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,a/1?uploads,NotImplemented",
        "PUT,a/1?partNumber=1&uploadId=1,NotImplemented",
        "PUT,a/1?acl,NotImplemented",
        "GET,a/1?response-content-type=text/html,NotImplemented",
        "GET,a/1?torrent,NotImplemented",
        "POST,?delete,NotImplemented",
        "GET,'',NotImplemented",
        "GET,?list-type=2&encoding-type=base64,InvalidArgument",
        "PATCH,a/1,MethodNotAllowed"
    })
    void refusesWhatItDoesNotCoverAlsoToWhoMay(String method, String target, String code) {
        call("PUT", "a/1", "", ADMIN);

        assertThat(error(method, target, "", ADMIN).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Range: bytes=0-1",
                "If-Match: x",
                "If-None-Match: x",
                "If-Modified-Since: x",
                "If-Unmodified-Since: x",
                "x-amz-request-payer: requester",
                "x-amz-server-side-encryption-customer-algorithm: AES256"
            })
    void aReadThatS3WouldAnswerOtherwiseIsRefused(String header) {
        call("PUT", "a/1", "", ADMIN);

        assertThat(error("GET", "a/1", header, ADMIN).code()).isEqualTo("NotImplemented");
        assertThat(error("HEAD", "a/1", header, ADMIN).code()).isEqualTo("NotImplemented");
    }

    /** SDKs send these, and they change nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-checksum-mode: ENABLED",
                "x-amz-checksum-crc32: AAAAAA==",
                "x-amz-te: append-md5",
                "x-amz-date: x"
            })
    void whatChangesNoAnswerIsTaken(String header) {
        call("PUT", "a/1", "", ADMIN);

        assertThat(call("GET", "a/1", header, ADMIN).body().text()).isEqualTo("text");
    }

    @Test
    void whoMayNotListDoesNotLearnWhatIsNotThere() {
        assertThat(error("GET", "a/none", "", WRITER))
                .extracting(AwsError::status)
                .isEqualTo(403);
        assertThat(error("GET", "a/none", "", ADMIN))
                .extracting(AwsError::status)
                .isEqualTo(404);
    }

    @Test
    void aKeyHasItsEnd() {
        assertThat(call("PUT", "a/" + "x".repeat(1022), "", ADMIN).status()).isEqualTo(200);
        assertThat(error("PUT", "a/" + "x".repeat(1023), "", ADMIN).code()).isEqualTo("KeyTooLongError");
    }

    private AwsError error(String method, String target, String header, RoleSession caller) {
        var thrown = catchThrowableOfType(AwsException.class, () -> call(method, target, header, caller));
        assertThat(thrown).isNotNull();
        return thrown.error();
    }

    private ServiceResponse call(String method, String target, String header, RoleSession caller) {
        var call = HttpCall.of(method, URI.create(HOST + target));
        if (!header.isEmpty()) {
            var parts = header.split(": ", 2);
            call = call.withHeaders(call.headers().with(parts[0], parts[1]));
        }
        return store.answer(
                call,
                new VerifiedSignature<>("ASIAKEY", "s3", "ap-northeast-1", caller, Instant.now(), ByteBody.of("text")));
    }
}
