package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import kaikin.contract.ClaimKey;
import kaikin.notify.ClaimStore;
import kaikin.notify.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Claims as objects of a bucket, written on the condition that they are not there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public final class S3ClaimStore implements ClaimStore {
    private static final int PRECONDITION_FAILED = 412;
    /** Another writes the same key at this moment: S3 asks to try again. */
    private static final int CONFLICT = 409;

    private static final int TRIES = 5;

    private final S3Client s3;
    private final String bucket;

    public S3ClaimStore(AwsClients clients, String bucket) {
        this.s3 = clients.s3();
        this.bucket = bucket;
    }

    @Override
    public boolean claim(ClaimKey key, String attempt) throws UnavailableException {
        try {
            return write(key, attempt, TRIES)
                    || attempt.equals(s3.getObjectAsBytes(
                                    request -> request.bucket(bucket).key(key.toString()))
                            .asUtf8String());
        } catch (SdkException e) {
            throw new UnavailableException("cannot claim " + key + ": " + e.getMessage(), e);
        }
    }

    private boolean write(ClaimKey key, String attempt, int tries) {
        try {
            s3.putObject(
                    request -> request.bucket(bucket)
                            .key(key.toString())
                            .ifNoneMatch("*")
                            .overrideConfiguration(AwsClients.SOON),
                    RequestBody.fromString(attempt, UTF_8));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            if (e.statusCode() == CONFLICT && tries > 1) {
                return write(key, attempt, tries - 1);
            }
            throw e;
        }
    }
}
