package kaikin.aws;

import java.time.Duration;
import kaikin.aws.api.AwsException;
import kaikin.aws.api.Limits;
import kaikin.aws.api.S3;
import kaikin.contract.ClaimKey;
import kaikin.outcome.Once;
import kaikin.outcome.UnavailableException;

/**
 * Claims as objects of a bucket, written on the condition that they are not there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public final class S3Once implements Once {
    private static final int PRECONDITION_FAILED = 412;
    /** Another writes the same key at this moment: S3 asks to try again. */
    private static final int CONFLICT = 409;

    private static final int TRIES = 5;

    /** A claim that takes long is worth less than the time it takes from the answer. */
    private static final Limits SOON = Limits.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

    /** Of an attempt's name; it is a request's id. */
    private static final int LONGEST = 1024;

    private final S3 s3;

    public S3Once(AwsClients clients, String bucket) {
        s3 = clients.s3(bucket);
    }

    @Override
    public boolean claim(ClaimKey key, String attempt) throws UnavailableException {
        try {
            return write(key, attempt, TRIES) || attempt.equals(read(key));
        } catch (AwsException e) {
            throw new UnavailableException("cannot claim " + key + ": " + e.getMessage(), e);
        }
    }

    private boolean write(ClaimKey key, String attempt, int tries) {
        try {
            s3.create(key.toString(), attempt, SOON);
            return true;
        } catch (AwsException e) {
            if (e.status() == PRECONDITION_FAILED) {
                return false;
            }
            if (e.status() == CONFLICT && tries > 1) {
                return write(key, attempt, tries - 1);
            }
            throw e;
        }
    }

    private String read(ClaimKey key) {
        return s3.get(key.toString(), LONGEST).text();
    }
}
