package kaikin.aws.api;

import java.time.Duration;

/**
 * How long a person waits for a call.
 *
 * @param attempt for one attempt, the answer's body included
 * @param call for all attempts and the pauses between them
 * @param bytes of the answer; what is longer is cut one byte after it
 */
public record Limits(Duration attempt, Duration call, int bytes) {
    /** Of answers that are no objects: S3 names a thousand objects in about 400 KB. */
    private static final int LARGEST = 4 << 20;

    static final Limits USUAL = new Limits(Duration.ofMillis(1500), Duration.ofSeconds(4), LARGEST);

    /** Other times, the same size. */
    public static Limits of(Duration attempt, Duration call) {
        return new Limits(attempt, call, LARGEST);
    }

    Limits bytes(int most) {
        return new Limits(attempt, call, most);
    }
}
