package kaikin.aws.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that came to nothing: a service refused it, or did not answer. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">Retry behavior</a>
     */
    private static final Set<String> THROTTLING = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "BandwidthLimitExceeded",
            "LimitExceededException",
            "SlowDown",
            "PriorRequestNotComplete");

    private static final Set<String> PASSING = Set.of("RequestTimeout", "RequestTimeoutException", "InternalError");
    private static final int TOO_MANY = 429;

    private final int status;
    private final String code;

    private AwsException(String message, int status, String code, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    /** An answer that says no. */
    static AwsException refused(String service, AwsAnswer answer) {
        var error = AwsError.of(answer);
        return new AwsException(
                "%s answered %d %s: %s (request %s)"
                        .formatted(service, answer.status(), error.code(), error.message(), error.request()),
                answer.status(),
                error.code(),
                null);
    }

    /** An answer that cannot be read. */
    static AwsException unreadable(String service, String problem) {
        return new AwsException(service + " answered what cannot be read: " + problem, 200, "", null);
    }

    /** No answer. */
    static AwsException silent(String service, String problem, @Nullable Throwable cause) {
        return new AwsException(service + " did not answer: " + problem, 0, "", cause);
    }

    /** The HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** AWS's word for the error; empty where there is none. */
    public String code() {
        return code;
    }

    public boolean throttled() {
        return status == TOO_MANY || THROTTLING.contains(code);
    }

    /** Whether the same call may succeed a little later. */
    boolean passing() {
        return status == 0 || status >= 500 || throttled() || PASSING.contains(code);
    }
}
