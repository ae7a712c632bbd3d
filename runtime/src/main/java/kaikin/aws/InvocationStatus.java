package kaikin.aws;

import java.util.Optional;
import kaikin.notify.ServerReport.End;

/**
 * The status of a command on a server, in Systems Manager's words. The details tell apart what the status does not.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html">Understanding
 *     command statuses</a>
 */
final class InvocationStatus {
    private InvocationStatus() {}

    /** How the command ended there; empty where that is not known yet. The documentation writes the words with blanks. */
    static Optional<End> end(String details) {
        return switch (details.replace(" ", "")) {
            case "Pending", "InProgress", "Delayed", "Cancelling", "" -> Optional.empty();
            case "Success", "Failed" -> Optional.of(End.FINISHED);
            case "ExecutionTimedOut", "TimedOut" -> Optional.of(End.EXECUTION_TIMED_OUT);
            case "DeliveryTimedOut" -> Optional.of(End.DELIVERY_TIMED_OUT);
            case "Undeliverable" -> Optional.of(End.UNDELIVERABLE);
            case "Terminated" -> Optional.of(End.TERMINATED);
            case "InvalidPlatform" -> Optional.of(End.INVALID_PLATFORM);
            case "AccessDenied" -> Optional.of(End.ACCESS_DENIED);
            case "Cancelled" -> Optional.of(End.CANCELLED);
            // These are said of whole commands only, as far as the documentation goes.
            case "RateExceeded" -> Optional.of(End.RATE_EXCEEDED);
            case "Incomplete" -> Optional.of(End.INCOMPLETE);
            case "NoInstancesInTag" -> Optional.of(End.NO_INSTANCES_IN_TAG);
            default -> Optional.of(End.UNKNOWN);
        };
    }
}
