package kaikin.aws;

import kaikin.webhook.BanLists;
import kaikin.webhook.ReleaseSender.Reason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;

/** Translates the errors of AWS into the reasons that answers give. */
final class AwsErrors {
    /** STS has the one word, Systems Manager the other. */
    private static final String NO_SESSION = "AccessDenied";

    private static final String DENIED = "AccessDeniedException";
    private static final int UNAVAILABLE = 503;

    private AwsErrors() {}

    /** The reason for which an order was refused. */
    static Reason reason(SdkException e) {
        if (e instanceof InvalidInstanceIdException) {
            return Reason.UNKNOWN_SERVER;
        }
        if (throttled(e)) {
            return Reason.BUSY;
        }
        return switch (code(e)) {
            case NO_SESSION -> Reason.NO_ACCESS;
            case DENIED -> Reason.DENIED;
            // What AWS answers with its own failure, or not at all, it may have done nevertheless.
            default -> status(e) >= 300 && status(e) < 500 ? Reason.REFUSED : Reason.UNAVAILABLE;
        };
    }

    /** The reason for which an order got no session to be sent with. */
    static Reason sessionReason(SdkException e) {
        var reason = reason(e);
        return reason == Reason.UNAVAILABLE ? Reason.NOT_SENT : reason;
    }

    /** The reason for which the lists cannot be read. */
    static BanLists.Reason lookReason(SdkException e) {
        var status = status(e);
        if (throttled(e) || status == UNAVAILABLE) {
            return BanLists.Reason.BUSY;
        }
        return switch (status) {
            case 403 -> BanLists.Reason.DENIED;
            case 404 -> BanLists.Reason.MISSING;
            default -> status >= 300 && status < 500 ? BanLists.Reason.REFUSED : BanLists.Reason.UNAVAILABLE;
        };
    }

    /** Whether AWS did not take a call because there are too many. */
    static boolean throttled(Throwable e) {
        return e instanceof AwsServiceException refusal && refusal.isThrottlingException();
    }

    /** The HTTP status; 0 where there was no answer, or none that could be read. */
    private static int status(SdkException e) {
        return e instanceof AwsServiceException refusal ? refusal.statusCode() : 0;
    }

    private static String code(SdkException e) {
        return e instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null
                ? String.valueOf(refusal.awsErrorDetails().errorCode())
                : "";
    }
}
