package kaikin.sandbox.gateway;

/** The way an {@link AwsError} takes from where it is found to the gateway. */
public final class AwsException extends RuntimeException {
    private final transient AwsError error;

    public AwsException(AwsError error) {
        super(error.code() + ": " + error.message());
        this.error = error;
    }

    public AwsException(int status, String code, String message) {
        this(new AwsError(status, code, message));
    }

    public AwsError error() {
        return error;
    }

    /** An error as AWS names it. */
    public record AwsError(int status, String code, String message) {}
}
