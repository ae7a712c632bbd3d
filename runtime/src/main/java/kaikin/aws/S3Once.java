package kaikin.aws;

import kaikin.contract.ClaimKey;
import kaikin.outcome.Once;
import kaikin.outcome.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Claims as objects of a bucket, written on the condition that they are not there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public final class S3Once implements Once {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;

    public S3Once(AwsClients clients, String bucket) {
        s3 = clients.s3();
        this.bucket = bucket;
    }

    @Override
    public boolean claim(ClaimKey key, String attempt) throws UnavailableException {
        try {
            return write(key, attempt) || attempt.equals(read(key));
        } catch (SdkException e) {
            throw new UnavailableException("cannot claim " + key + ": " + Refusals.detail(e), e);
        }
    }

    private boolean write(ClaimKey key, String attempt) {
        try {
            s3.putObject(
                    request -> request.bucket(bucket).key(key.toString()).ifNoneMatch("*"),
                    RequestBody.fromString(attempt));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    private String read(ClaimKey key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key.toString()))
                .asUtf8String();
    }
}
