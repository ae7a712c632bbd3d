package kaikin.aws;

import java.util.Set;
import kaikin.unban.BanLists;
import kaikin.unban.Fleet.Reason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** What the errors of AWS mean for us. */
final class Refusals {
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");
    private static final Set<String> UNKNOWN = Set.of("InvalidInstanceId");

    private Refusals() {}

    /** Why an order was refused. */
    static Reason reason(SdkException e) {
        if (!(e instanceof AwsServiceException answer) || answer.awsErrorDetails() == null) {
            return Reason.UNAVAILABLE;
        }
        var code = answer.awsErrorDetails().errorCode();
        if (DENIED.contains(code)) {
            return e instanceof SsmException ? Reason.DENIED : Reason.NO_ACCESS;
        }
        if (UNKNOWN.contains(code)) {
            return Reason.UNKNOWN_SERVER;
        }
        return answer.isThrottlingException() ? Reason.BUSY : Reason.UNAVAILABLE;
    }

    /** Why an order got no session to be sent with. */
    static Reason sessionReason(SdkException e) {
        var reason = reason(e);
        return reason == Reason.UNAVAILABLE ? Reason.NOT_SENT : reason;
    }

    /** Why the lists cannot be seen. */
    static BanLists.Reason lookReason(SdkException e) {
        if (!(e instanceof AwsServiceException answer)) {
            return BanLists.Reason.UNAVAILABLE;
        }
        return switch (answer.statusCode()) {
            case 403 -> BanLists.Reason.DENIED;
            case 404 -> BanLists.Reason.MISSING;
            case 429, 503 -> BanLists.Reason.BUSY;
            default -> answer.isThrottlingException() ? BanLists.Reason.BUSY : BanLists.Reason.UNAVAILABLE;
        };
    }

    /** What the log says of it. */
    static String detail(SdkException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
