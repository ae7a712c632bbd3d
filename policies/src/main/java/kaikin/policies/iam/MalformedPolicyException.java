package kaikin.policies.iam;

/** A policy that IAM would refuse, or that this evaluator doesn't know well enough to decide by. */
public final class MalformedPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String message) {
        super(message);
    }

    private MalformedPolicyException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A complaint with the place that it belongs to in front. */
    public static MalformedPolicyException in(String place, IllegalArgumentException complaint) {
        return new MalformedPolicyException(place + ": " + complaint.getMessage(), complaint);
    }
}
