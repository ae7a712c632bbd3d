package kaikin.aws;

import java.util.Set;
import kaikin.aws.api.AwsException;
import kaikin.unban.BanLists;
import kaikin.unban.Fleet.Reason;

/** What the errors of AWS mean for us. */
final class Refusals {
    /** STS has the one word, Systems Manager the other. */
    private static final String NO_SESSION = "AccessDenied";

    private static final String DENIED = "AccessDeniedException";
    private static final Set<String> UNKNOWN = Set.of("InvalidInstanceId");

    private Refusals() {}

    /** Why an order was refused. */
    static Reason reason(AwsException e) {
        if (e.code().equals(NO_SESSION)) {
            return Reason.NO_ACCESS;
        }
        if (e.code().equals(DENIED)) {
            return Reason.DENIED;
        }
        if (UNKNOWN.contains(e.code())) {
            return Reason.UNKNOWN_SERVER;
        }
        return e.throttled() ? Reason.BUSY : Reason.UNAVAILABLE;
    }

    /** Why an order got no session to be sent with. */
    static Reason sessionReason(AwsException e) {
        var reason = reason(e);
        return reason == Reason.UNAVAILABLE ? Reason.NOT_SENT : reason;
    }

    /** Why the lists cannot be seen. */
    static BanLists.Reason lookReason(AwsException e) {
        return switch (e.status()) {
            case 403 -> BanLists.Reason.DENIED;
            case 404 -> BanLists.Reason.MISSING;
            case 429, 503 -> BanLists.Reason.BUSY;
            default -> e.throttled() ? BanLists.Reason.BUSY : BanLists.Reason.UNAVAILABLE;
        };
    }
}
